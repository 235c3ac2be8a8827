// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/facet_count.h"

#include <algorithm>
#include <map>
#include <memory>
#include <utility>

#include "core/index/terms.h"
#include "searcher/search/facet_values.h"
#include "searcher/search/matching.h"
#include "searcher/search/work_count.h"

namespace cotejo {
namespace {

// What one pass counts: every match of its query, tested against the filters that the query left
// out. A match that only one filter refuses counts for that filter's own field.
class ColumnTally {
 public:
  struct Test {
    ColumnRows column;
    std::vector<char> passes;  // by combination
    Field field;
  };
  struct Tally {
    ColumnRows column;
    std::vector<std::uint64_t> counts;  // by combination
    int own_test = -1;
  };

  // What only the tests refuse is taken out of `matches`.
  void count(DocumentSet& matches) {
    if (tests.empty()) {
      total = matches.size();
      // One after another: a column and its counts stay in the cache.
      for (Tally& tally : tallies) {
        tally.column.visit([&](const auto* rows) {
          matches.for_each([&](Xapian::docid document) { ++tally.counts[rows[document - 1]]; });
        });
      }
      return;
    }
    DocumentSet passing(matches.last());
    matches.for_each([&](Xapian::docid document) {
      if (count(document - 1)) passing.add(document);
    });
    matches = std::move(passing);
  }

  std::vector<Test> tests;
  std::vector<Tally> tallies;
  std::uint64_t total = 0;

 private:
  // Does it pass all tests?
  bool count(std::size_t row) {
    int failed = -1;
    for (std::size_t i = 0; i < tests.size(); ++i) {
      if (tests[i].passes[tests[i].column[row]] != 0) continue;
      if (failed >= 0) return false;
      failed = static_cast<int>(i);
    }
    if (failed < 0) {
      ++total;
      for (Tally& tally : tallies) ++tally.counts[tally.column[row]];
      return true;
    }
    for (Tally& tally : tallies) {
      if (tally.own_test == failed) ++tally.counts[tally.column[row]];
    }
    return false;
  }
};

class Counter {
 public:
  Counter(const OpenIndex& index, const CountRequest& request)
      : index_(index), request_(request), values_(request.facets.size()) {}

  Counts count() {
    for (const Shard& shard : index_.shards) {
      if (shard.columns) count_by_columns(shard);
    }
    count_by_values();
    Counts counts;
    counts.total = total_;
    counts.matches = std::move(matches_);
    for (std::size_t i = 0; i < values_.size(); ++i) {
      counts.facets.push_back(
          shown_values(request_.facets[i], values_[i], filters(), request_.facet_limit));
    }
    return counts;
  }

 private:
  const Filters& filters() const { return *request_.filters; }
  static Field field_of(Facet facet) { return facet_row(facet).field; }

  void count_by_columns(const Shard& shard) {
    // Dates are filtered by the query itself; the facets made of dates take a pass of their own
    // without that.
    std::vector<std::size_t> dated;
    std::vector<std::size_t> others;
    for (std::size_t i = 0; i < request_.facets.size(); ++i) {
      const bool lifts_dates =
          filters().has_dates() && field_of(request_.facets[i]) == Field::kDate;
      (lifts_dates ? dated : others).push_back(i);
    }
    Filters dates_only = filters().revisions_only();
    dates_only.dates = filters().dates;
    auto matcher = std::make_shared<SetMatcher>(shard);
    const auto pass = [&](const Filters& by_query, const std::vector<std::size_t>& facets) {
      DocumentSet matches = matcher->match(apply_filters(request_.query, by_query, index_));
      const std::uint64_t total = pass_over_columns(shard, matches, facets);
      return std::pair(total, std::move(matches));
    };
    // The wider one first: it reads whole what the other reads of less.
    if (!dated.empty()) pass(filters().revisions_only(), dated);
    auto [total, matches] = pass(dates_only, others);
    total_ += total;
    if (request_.keep_matches) matches_.push_back({std::move(matcher), std::move(matches)});
  }

  // Counts those that pass the filters by a field, and leaves the others out of `matches`.
  std::uint64_t pass_over_columns(const Shard& shard, DocumentSet& matches,
                                  const std::vector<std::size_t>& facets) {
    ColumnTally pass;
    for (const FieldFilter& filter : filters().fields) {
      const Facet facet = facet_of(filter.field);
      const ValueTest chosen(filter);
      ColumnTally::Test test{shard.columns->column(facet), {}, filter.field};
      const FacetCombinations& combinations = shard.columns->combinations(facet);
      std::vector<char> passing;
      for (const std::string& value : combinations.values()) {
        passing.push_back(chosen.passes(value));
      }
      for (std::size_t i = 0; i < combinations.size(); ++i) {
        const auto values = combinations[i];
        test.passes.push_back(std::any_of(values.begin(), values.end(), [&](std::uint32_t value) {
          return passing[value] != 0;
        }));
      }
      pass.tests.push_back(std::move(test));
    }
    for (const std::size_t i : facets) {
      const Facet facet = request_.facets[i];
      ColumnTally::Tally tally{shard.columns->column(facet), {}, -1};
      tally.counts.resize(shard.columns->combinations(facet).size());
      for (std::size_t t = 0; t < pass.tests.size(); ++t) {
        if (pass.tests[t].field == field_of(facet)) tally.own_test = static_cast<int>(t);
      }
      pass.tallies.push_back(std::move(tally));
    }
    pass.count(matches);
    for (std::size_t n = 0; n < facets.size(); ++n) {
      const std::size_t i = facets[n];
      values_[i].add(shard.columns->combinations(request_.facets[i]), pass.tallies[n].counts);
    }
    return pass.total;
  }

  // All shards without columns in one pass, which servers do at the same time; facets of a field
  // that is filtered on take one of their own.
  void count_by_values() {
    Xapian::Database database;
    bool has_any = false;
    for (const Shard& shard : index_.shards) {
      if (shard.columns) continue;
      database.add_database(shard.database);
      has_any = true;
    }
    if (!has_any) return;
    std::map<std::optional<Field>, std::vector<std::size_t>> passes{{std::nullopt, {}}};
    for (std::size_t i = 0; i < request_.facets.size(); ++i) {
      const Field field = field_of(request_.facets[i]);
      passes[is_filtered(field) ? std::optional(field) : std::nullopt].push_back(i);
    }
    for (const auto& [lifted, facets] : passes) {
      const std::uint64_t matches = pass_over_values(database, lifted, facets);
      if (!lifted) total_ += matches;
    }
  }

  std::uint64_t pass_over_values(const Xapian::Database& database, std::optional<Field> lifted,
                                 const std::vector<std::size_t>& facets) {
    std::map<Slot, Xapian::ValueCountMatchSpy> spies;  // years and months are of one slot
    std::vector<Xapian::MatchSpy*> asked;
    for (const std::size_t i : facets) {
      const Slot slot = slot_of(request_.facets[i]);
      const auto [spy, is_new] = spies.try_emplace(slot, slot);
      if (is_new) asked.push_back(&spy->second);
    }
    const std::uint64_t matches =
        visit_matches(database, apply_filters(request_.query, filters(), index_, lifted), asked);
    for (const std::size_t i : facets) {
      const Facet facet = request_.facets[i];
      const Xapian::ValueCountMatchSpy& spy = spies.at(slot_of(facet));
      std::uint64_t with_value = 0;
      for (auto value = spy.values_begin(); value != spy.values_end(); ++value) {
        with_value += value.get_termfreq();
        for (const std::string& one : facet_values(facet, *value)) {
          values_[i].add_copied(one, value.get_termfreq());
        }
      }
      if (matches > with_value) values_[i].add("", matches - with_value);
    }
    return matches;
  }

  bool is_filtered(Field field) const {
    if (field == Field::kDate) return filters().has_dates();
    return std::any_of(filters().fields.begin(), filters().fields.end(),
                       [&](const FieldFilter& filter) { return filter.field == field; });
  }

  static Slot slot_of(Facet facet) { return *field_row(field_of(facet)).slot; }

  static Facet facet_of(Field field) {
    for (const FacetRow& row : facet_table()) {
      if (row.field == field) return row.facet;
    }
    return Facet::kSource;  // not reached: every filter's field has a facet
  }

  const OpenIndex& index_;
  const CountRequest& request_;
  std::vector<ValueCounts> values_;  // by place in request_.facets
  std::uint64_t total_ = 0;
  std::vector<CountedShard> matches_;
};

}  // namespace

Counts count_matches(const OpenIndex& index, const CountRequest& request) {
  if (request.once) return count_works(index, request);
  return Counter(index, request).count();
}

}  // namespace cotejo
