// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/facet_count.h"

#include <algorithm>
#include <unordered_map>

#include "core/index/terms.h"
#include "searcher/search/facet_values.h"
#include "searcher/search/work_count.h"

namespace cotejo {
namespace {

// What one pass counts: every match of its query, tested against the filters that the query left
// out. A match that only one filter refuses counts for that filter's own field.
class ColumnSpy : public Xapian::MatchSpy {
 public:
  struct Test {
    std::span<const std::uint32_t> column;
    std::vector<char> passes;  // by combination
    Field field;
  };
  struct Tally {
    std::span<const std::uint32_t> column;
    std::vector<std::uint64_t> counts;  // by combination
    int own_test = -1;
  };

  void operator()(const Xapian::Document& document, double) override {
    const std::size_t row = document.get_docid() - 1;
    int failed = -1;
    for (std::size_t i = 0; i < tests.size(); ++i) {
      if (tests[i].passes[tests[i].column[row]] != 0) continue;
      if (failed >= 0) return;
      failed = static_cast<int>(i);
    }
    if (failed < 0) {
      ++total;
      for (Tally& tally : tallies) ++tally.counts[tally.column[row]];
      return;
    }
    for (Tally& tally : tallies) {
      if (tally.own_test == failed) ++tally.counts[tally.column[row]];
    }
  }

  std::vector<Test> tests;
  std::vector<Tally> tallies;
  std::uint64_t total = 0;
};

// Runs over every match of `query`. Documents come in the order in which they lie.
Xapian::doccount visit_matches(const Xapian::Database& database, const Xapian::Query& query,
                               const std::vector<Xapian::MatchSpy*>& spies) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query * 0.0);  // what only ranks is left out
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_docid_order(Xapian::Enquire::DONT_CARE);
  for (Xapian::MatchSpy* spy : spies) enquire.add_matchspy(spy);
  const Xapian::doccount all = std::max<Xapian::doccount>(1, database.get_doccount());
  return enquire.get_mset(0, 0, all).get_matches_lower_bound();
}

class Counter {
 public:
  Counter(const OpenIndex& index, const CountRequest& request)
      : index_(index), request_(request), values_(request.facets.size()) {}

  Counts count() {
    for (const Shard& shard : index_.shards) {
      if (shard.columns) {
        count_by_columns(shard);
      } else {
        count_by_values(shard);
      }
    }
    Counts counts;
    counts.total = total_;
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
    total_ += pass_over_columns(shard, apply_filters(request_.query, dates_only, index_), others);
    if (dated.empty()) return;
    pass_over_columns(shard, apply_filters(request_.query, filters().revisions_only(), index_),
                      dated);
  }

  std::uint64_t pass_over_columns(const Shard& shard, const Xapian::Query& query,
                                  const std::vector<std::size_t>& facets) {
    ColumnSpy spy;
    for (const FieldFilter& filter : filters().fields) {
      const Facet facet = facet_of(filter.field);
      const ValueTest chosen(filter);
      ColumnSpy::Test test{shard.columns->column(facet), {}, filter.field};
      for (const auto& values : shard.columns->combinations(facet)) {
        test.passes.push_back(std::any_of(values.begin(), values.end(),
                                          [&](const auto& value) { return chosen.passes(value); }));
      }
      spy.tests.push_back(std::move(test));
    }
    for (const std::size_t i : facets) {
      const Facet facet = request_.facets[i];
      ColumnSpy::Tally tally{shard.columns->column(facet), {}, -1};
      tally.counts.resize(shard.columns->combinations(facet).size());
      for (std::size_t t = 0; t < spy.tests.size(); ++t) {
        if (spy.tests[t].field == field_of(facet)) tally.own_test = static_cast<int>(t);
      }
      spy.tallies.push_back(std::move(tally));
    }
    if (spy.tests.empty() && spy.tallies.empty()) return visit_matches(shard.database, query, {});
    visit_matches(shard.database, query, {&spy});
    for (std::size_t n = 0; n < facets.size(); ++n) {
      const auto& combinations = shard.columns->combinations(request_.facets[facets[n]]);
      for (std::size_t c = 0; c < combinations.size(); ++c) {
        const std::uint64_t count = spy.tallies[n].counts[c];
        if (count == 0) continue;
        for (const std::string& value : combinations[c]) values_[facets[n]][value] += count;
      }
    }
    return spy.total;
  }

  void count_by_values(const Shard& shard) {
    total_ += visit_matches(shard.database, apply_filters(request_.query, filters(), index_), {});
    for (std::size_t i = 0; i < request_.facets.size(); ++i) {
      const Facet facet = request_.facets[i];
      Xapian::ValueCountMatchSpy spy(*field_row(field_of(facet)).slot);
      const Xapian::Query query = apply_filters(request_.query, filters(), index_, field_of(facet));
      const std::uint64_t matches = visit_matches(shard.database, query, {&spy});
      std::uint64_t with_value = 0;
      for (auto value = spy.values_begin(); value != spy.values_end(); ++value) {
        with_value += value.get_termfreq();
        for (const std::string& one : facet_values(facet, *value)) {
          values_[i][one] += value.get_termfreq();
        }
      }
      if (matches > with_value) values_[i][""] += matches - with_value;
    }
  }

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
};

}  // namespace

Counts count_matches(const OpenIndex& index, const CountRequest& request) {
  if (request.once) return count_works(index, request);
  return Counter(index, request).count();
}

}  // namespace cotejo
