// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/facet_values.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>
#include <vector>

namespace cotejo {
namespace {

bool is_date_selected(const Filters& filters, std::string_view value) {
  if (!filters.has_dates() || value.empty()) return false;
  const auto date = parse_date(value);
  if (!date) return false;
  const DateRange& range = filters.dates;
  return (!range.since || range.since->first_day() <= date->last_day()) &&
         (!range.until || date->first_day() <= range.until->last_day());
}

// Which values do the filters choose?
class Selection {
 public:
  Selection(Facet facet, const Filters& filters)
      : by_date_(facet_row(facet).field == Field::kDate), filters_(filters) {
    for (const FieldFilter& filter : filters.fields) {
      if (filter.field == facet_row(facet).field) tests_.emplace_back(filter);
    }
  }
  bool has(std::string_view value) const {
    if (by_date_) return is_date_selected(filters_, value);
    return std::any_of(tests_.begin(), tests_.end(),
                       [&](const ValueTest& test) { return test.passes(value); });
  }

 private:
  bool by_date_;
  const Filters& filters_;
  std::vector<ValueTest> tests_;
};

}  // namespace

template <typename Kept>
std::size_t ValueCounts::place_of(std::string_view value, const Kept& kept) {
  for (std::size_t place = places_.size(); place < counts_.size(); ++place) {
    places_.emplace(counts_[place].first, place);
  }
  const auto known = places_.find(value);
  if (known != places_.end()) return known->second;
  counts_.emplace_back(kept(), 0);
  places_.emplace(counts_.back().first, counts_.size() - 1);
  return counts_.size() - 1;
}

void ValueCounts::add(std::string_view value, std::uint64_t times) {
  counts_[place_of(value, [&] { return value; })].second += times;
}

void ValueCounts::add_copied(const std::string& value, std::uint64_t times) {
  const auto keep = [&]() -> std::string_view { return kept_.emplace_back(value); };
  counts_[place_of(value, keep)].second += times;
}

void ValueCounts::add(const FacetCombinations& combinations,
                      const std::vector<std::uint64_t>& times) {
  const auto& values = combinations.values();
  std::vector<std::uint64_t> by_value(values.size(), 0);
  for (std::size_t i = 0; i < times.size(); ++i) {
    if (times[i] == 0) continue;
    for (const std::uint32_t value : combinations[i]) by_value[value] += times[i];
  }
  const bool is_first = counts_.empty();
  for (std::size_t value = 0; value < by_value.size(); ++value) {
    if (by_value[value] == 0) continue;
    if (is_first) {
      counts_.emplace_back(values[value], by_value[value]);
    } else {
      add(values[value], by_value[value]);
    }
  }
}

FacetCounts shown_values(Facet facet, const ValueCounts& counted, const Filters& filters,
                         std::size_t limit) {
  std::vector<CountedValue> all = counted.counts();
  const bool by_date = facet_row(facet).field == Field::kDate;
  const auto comes_first = [by_date](const CountedValue& a, const CountedValue& b) {
    if (by_date) return a.first > b.first;
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  };
  const std::size_t shown = limit == 0 ? all.size() : std::min(limit, all.size());
  const auto rest = all.begin() + static_cast<std::ptrdiff_t>(shown);
  std::partial_sort(all.begin(), rest, all.end(), comes_first);
  const Selection selection(facet, filters);
  // Of thousands of speakers none but the chosen ones are looked at.
  std::vector<CountedValue> chosen;
  std::copy_if(rest, all.end(), std::back_inserter(chosen),
               [&](const CountedValue& one) { return selection.has(one.first); });
  std::sort(chosen.begin(), chosen.end(), comes_first);
  FacetCounts counts{facet, {}, all.size()};
  for (auto one = all.begin(); one != rest; ++one) {
    counts.values.push_back({std::string(one->first), one->second, selection.has(one->first)});
  }
  for (const auto& [value, times] : chosen) {
    counts.values.push_back({std::string(value), times, true});
  }
  return counts;
}

}  // namespace cotejo
