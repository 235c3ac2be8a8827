// SPDX-License-Identifier: GPL-3.0-or-later
// Which statements have most of a quotation, by weight? Words and pairs are looked for in the
// posting lists of local shards; the places of words are read in the few statements that can come
// among the first.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "core/index/open_index.h"
#include "searcher/quotes/first_sources.h"
#include "searcher/quotes/shard_matchers.h"
#include "searcher/search/filters.h"

namespace cotejo {

/// A word of a quotation, or two that follow each other.
struct SoughtPart {
  double weight = 0;
  std::string first;
  std::string second;  ///< empty: `first` alone
};

/// The second of two words stands within so many words of the first: one may be between them.
inline constexpr Xapian::termcount kPairWindow = 3;

/// The heaviest, `most` at most, of those that have at least `share` of the weight of the heaviest
/// of all; which of equal ones is told by keep_first(). `matchers`: of all shards.
std::vector<WeighedSource> heaviest_sources(const OpenIndex& index, const ShardMatchers& matchers,
                                            std::span<const SoughtPart> parts,
                                            const Filters& filters, std::size_t most, double share);

}  // namespace cotejo
