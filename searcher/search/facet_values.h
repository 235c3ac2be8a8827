// SPDX-License-Identifier: GPL-3.0-or-later
// Which values of a facet are shown, and in which order.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>

#include "searcher/search/filters.h"
#include "searcher/search/result.h"

namespace cotejo {

using ValueCounts = std::unordered_map<std::string, std::uint64_t>;

/// Most frequent first, years and months latest first; `limit` of them and those that `filters`
/// choose (0: all).
FacetCounts shown_values(Facet facet, const ValueCounts& counted, const Filters& filters,
                         std::size_t limit);

}  // namespace cotejo
