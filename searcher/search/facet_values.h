// SPDX-License-Identifier: GPL-3.0-or-later
// Which values of a facet are shown, and in which order.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

#include "searcher/search/filters.h"
#include "searcher/search/result.h"

namespace cotejo {

/// How many of each value. Movable only.
class ValueCounts {
 public:
  ValueCounts() = default;
  ValueCounts(ValueCounts&&) noexcept = default;
  ValueCounts& operator=(ValueCounts&&) noexcept = default;

  /// `value` is not copied: the text that it views must live on.
  void add(std::string_view value, std::uint64_t times) { counts_[value] += times; }
  /// Keeps a copy.
  void add_copied(const std::string& value, std::uint64_t times);

  const std::unordered_map<std::string_view, std::uint64_t>& counts() const { return counts_; }

 private:
  std::unordered_map<std::string_view, std::uint64_t> counts_;
  std::deque<std::string> kept_;
};

/// Most frequent first, years and months latest first; `limit` of them and those that `filters`
/// choose (0: all).
FacetCounts shown_values(Facet facet, const ValueCounts& counted, const Filters& filters,
                         std::size_t limit);

}  // namespace cotejo
