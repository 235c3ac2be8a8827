// SPDX-License-Identifier: GPL-3.0-or-later
// Which statements may a quotation come from? Asked of the positions and word pairs that the search
// index has, in queries that remote indexes answer too.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <span>
#include <vector>

#include "core/index/open_index.h"
#include "searcher/quotes/heaviest_sources.h"
#include "searcher/quotes/quote_terms.h"
#include "searcher/search/filters.h"

namespace cotejo {

/// Statements by number in OpenIndex::combined.
struct ExactSources {
  std::uint64_t total = 0;              ///< how many have the very words, in their order
  std::vector<Xapian::docid> earliest;  ///< the first ones by date
};

/// The statements that have all the words as they stand, but for case, accents and punctuation.
/// `matchers`: make_matchers().
ExactSources exact_sources(const OpenIndex& index, const ShardMatchers& matchers,
                           std::span<const QuoteTerm> terms, const Filters& filters,
                           std::size_t most);

/// The statements that have most of the words, and of pairs of them in a row, weighed by how rare
/// they are; best first, `most` at most.
/// `matchers`: make_matchers().
std::vector<WeighedSource> likely_sources(const OpenIndex& index, const ShardMatchers& matchers,
                                          std::span<const QuoteTerm> terms, const Filters& filters,
                                          std::size_t most);

}  // namespace cotejo
