// SPDX-License-Identifier: GPL-3.0-or-later
// Exact counts: how many statements match, and how many of each value.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <optional>
#include <vector>

#include "core/index/open_index.h"
#include "searcher/search/filters.h"
#include "searcher/search/result.h"
#include "searcher/search/scores.h"
#include "searcher/search/works.h"

namespace cotejo {

struct CountRequest {
  Xapian::Query query;  ///< without the filters
  const Filters* filters = nullptr;
  std::vector<Facet> facets;    ///< none: the total alone
  std::size_t facet_limit = 0;  ///< values a facet at most, selected ones always; 0: all
  bool once = false;            ///< works are counted, not statements
  bool keep_matches = false;    ///< for a HitOrder
};

struct Counts {
  std::uint64_t total = 0;
  std::vector<FacetCounts> facets;
  std::optional<Works> works;  ///< of the matches, if works were counted
  /// If they were to be kept: the matches of each shard, or of none that is counted elsewhere.
  std::vector<CountedShard> matches{};
};

/// One pass over the matches of each shard, in the order of their documents and without weights;
/// a field that is filtered on is counted with its own filter lifted. Remote shards count for
/// themselves, all at once, by Xapian's ValueCountMatchSpy.
Counts count_matches(const OpenIndex& index, const CountRequest& request);

}  // namespace cotejo
