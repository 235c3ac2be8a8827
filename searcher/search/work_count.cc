// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/work_count.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "core/index/facet_columns.h"
#include "core/index/slot_values.h"
#include "searcher/search/facet_values.h"
#include "searcher/search/matching.h"

namespace cotejo {
namespace {

// Counts one facet's values, each once a work.
class ValueTally {
 public:
  ValueTally(const OpenIndex& index, Facet facet) : index_(index), facet_(facet) {
    for (const Shard& shard : index.shards) {
      by_combination_.emplace_back(shard.columns ? shard.columns->combinations(facet).size() : 0);
    }
  }

  void count(const Works& works, ValueCounts& values) {
    std::set<std::pair<std::size_t, std::string>> counted;  // of works of several statements
    for (std::size_t place = 0; place < works.documents().size(); ++place) {
      const Xapian::docid document = works.documents()[place];
      const std::size_t work = works.work_at(place);
      const auto [number, own] = index_.place_of(document);
      const Shard& shard = index_.shards[number];
      if (shard.columns) {
        const std::uint32_t combination = shard.columns->column(facet_)[own - 1];
        if (works.size_of(work) == 1) {  // nearly all
          ++by_combination_[number][combination];
          continue;
        }
        const FacetCombinations& combinations = shard.columns->combinations(facet_);
        for (const std::uint32_t ordinal : combinations[combination]) {
          const std::string& value = combinations.values()[ordinal];
          if (counted.emplace(work, value).second) values.add(value, 1);
        }
        continue;
      }
      const Slot slot = *field_row(facet_row(facet_).field).slot;
      const std::string content = value_of(index_, document, slot);
      for (const std::string& value : facet_values(facet_, content)) {
        if (counted.emplace(work, value).second) values.add_copied(value, 1);
      }
    }
    add_combinations(values);
  }

 private:
  void add_combinations(ValueCounts& values) const {
    for (std::size_t number = 0; number < index_.shards.size(); ++number) {
      const Shard& shard = index_.shards[number];
      if (shard.columns) values.add(shard.columns->combinations(facet_), by_combination_[number]);
    }
  }

  const OpenIndex& index_;
  Facet facet_;
  std::vector<std::vector<std::uint64_t>> by_combination_;  // by shard
};

}  // namespace

Counts count_works(const OpenIndex& index, const CountRequest& request) {
  const Filters& filters = *request.filters;
  Counts counts;
  std::vector<ValueCounts> values(request.facets.size());
  const auto is_filtered = [&](Field field) {
    if (field == Field::kDate) return filters.has_dates();
    return std::any_of(filters.fields.begin(), filters.fields.end(),
                       [&](const FieldFilter& filter) { return filter.field == field; });
  };
  const auto works_without = [&](std::optional<Field> lifted) {
    const Xapian::Query query = apply_filters(request.query, filters, index, lifted);
    return Works(index, matching_documents(index, query));
  };
  const auto count_values = [&](const Works& works, std::optional<Field> lifted) {
    for (std::size_t i = 0; i < request.facets.size(); ++i) {
      const Field field = facet_row(request.facets[i]).field;
      if (lifted ? field != *lifted : is_filtered(field)) continue;
      ValueTally(index, request.facets[i]).count(works, values[i]);
    }
  };
  counts.works = works_without(std::nullopt);
  counts.total = counts.works->count();
  count_values(*counts.works, std::nullopt);
  // Facets whose own field is filtered on need its filter lifted, each in a pass of its own.
  std::set<Field> lifted;
  for (const Facet facet : request.facets) {
    const Field field = facet_row(facet).field;
    if (is_filtered(field) && lifted.insert(field).second) {
      count_values(works_without(field), field);
    }
  }
  for (std::size_t i = 0; i < request.facets.size(); ++i) {
    counts.facets.push_back(
        shown_values(request.facets[i], values[i], filters, request.facet_limit));
  }
  return counts;
}

}  // namespace cotejo
