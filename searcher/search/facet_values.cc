// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/facet_values.h"

#include <algorithm>

namespace cotejo {
namespace {

bool is_date_selected(const Filters& filters, const std::string& value) {
  if (!filters.has_dates() || value.empty()) return false;
  const auto date = parse_date(value);
  if (!date) return false;
  const DateRange& range = filters.dates;
  return (!range.since || range.since->first_day() <= date->last_day()) &&
         (!range.until || date->first_day() <= range.until->last_day());
}

bool is_selected(const Filters& filters, Facet facet, const std::string& value) {
  const Field field = facet_row(facet).field;
  if (field == Field::kDate) return is_date_selected(filters, value);
  return std::any_of(filters.fields.begin(), filters.fields.end(), [&](const FieldFilter& filter) {
    return filter.field == field && ValueTest(filter).passes(value);
  });
}

}  // namespace

FacetCounts shown_values(Facet facet, const ValueCounts& counted, const Filters& filters,
                         std::size_t limit) {
  FacetCounts counts{facet, {}, counted.size()};
  for (const auto& [value, count] : counted) {
    counts.values.push_back({value, count, is_selected(filters, facet, value)});
  }
  const bool by_date = facet_row(facet).field == Field::kDate;
  std::sort(counts.values.begin(), counts.values.end(),
            [by_date](const FacetValue& a, const FacetValue& b) {
              if (by_date) return a.value > b.value;
              return a.count != b.count ? a.count > b.count : a.value < b.value;
            });
  if (limit == 0 || counts.values.size() <= limit) return counts;
  std::vector<FacetValue> kept;
  for (std::size_t i = 0; i < counts.values.size(); ++i) {
    if (i < limit || counts.values[i].selected) kept.push_back(counts.values[i]);
  }
  counts.values = std::move(kept);
  return counts;
}

}  // namespace cotejo
