// SPDX-License-Identifier: GPL-3.0-or-later
// Which sources are taken, where there are more that are as good than are wanted: the earliest
// ones, of one day those with the least checksum. That is told by the statements alone, so that the
// same ones are taken however they are spread over segments and shards.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/index/open_index.h"
#include "searcher/quotes/shard_matchers.h"

namespace cotejo {

/// A statement by its number in OpenIndex::combined, and the weight of what it has.
struct WeighedSource {
  double weight = 0;
  Xapian::docid document = 0;
};

/// Equally good sources come in this order.
struct SourcePlace {
  std::string date;      ///< as kSlotDate has it
  std::string checksum;  ///< of the record: no two statements have the same

  auto operator<=>(const SourcePlace&) const = default;
};

/// Leaves the heaviest `most`, by weight.
void keep_first(const OpenIndex& index, std::vector<WeighedSource>& sources, std::size_t most);

struct FirstSources {
  std::uint64_t total = 0;             ///< that match
  std::vector<WeighedSource> sources;  ///< by weight
};

/// A query, and what a statement weighs by matching it.
struct WeighedQuery {
  Xapian::Query query;
  double weight = 0;
};

struct SoughtSources {
  std::vector<WeighedQuery> any_of;  ///< weights add up; at least one
  Xapian::Query filter;              ///< all must match it
  std::size_t most = 0;
  double share = 0;  ///< of the heaviest one's weight, that the others must have
};

/// As keep_first(), of those that match. `matchers`: of all shards; none: asks Xapian's matcher.
FirstSources first_sources(const OpenIndex& index, const ShardMatchers& matchers,
                           const SoughtSources& sought);

}  // namespace cotejo
