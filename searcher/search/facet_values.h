// SPDX-License-Identifier: GPL-3.0-or-later
// Which values of a facet are shown, and in which order.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/index/facet_columns.h"
#include "searcher/search/filters.h"
#include "searcher/search/result.h"

namespace cotejo {

/// A value of a facet, and how many have it.
using CountedValue = std::pair<std::string_view, std::uint64_t>;

/// How many of each value. Movable only: views of the texts that it keeps are within.
class ValueCounts {
 public:
  ValueCounts() = default;
  ValueCounts(ValueCounts&&) noexcept = default;
  ValueCounts& operator=(ValueCounts&&) noexcept = default;

  /// `value` is not copied: the text that it views must live on.
  void add(std::string_view value, std::uint64_t times);
  /// Keeps a copy.
  void add_copied(const std::string& value, std::uint64_t times);
  /// By combination, of one segment; not copied either. Of the first segment no value is looked up.
  void add(const FacetCombinations& combinations, const std::vector<std::uint64_t>& times);

  /// Each value once, in any order.
  const std::vector<CountedValue>& counts() const { return counts_; }

 private:
  // Of a value among counts_; of one that is new, of a new row for the text that `kept` gives.
  template <typename Kept>
  std::size_t place_of(std::string_view value, const Kept& kept);

  std::vector<CountedValue> counts_;
  std::unordered_map<std::string_view, std::size_t> places_;  // of counts_, or of its first ones
  std::deque<std::string> kept_;
};

/// Most frequent first, years and months latest first; `limit` of them and those that `filters`
/// choose (0: all).
FacetCounts shown_values(Facet facet, const ValueCounts& counted, const Filters& filters,
                         std::size_t limit);

}  // namespace cotejo
