// SPDX-License-Identifier: GPL-3.0-or-later
// Where in a statement may the quotation stand? By the positions of its rarer words.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "searcher/quotes/quote_terms.h"
#include "searcher/search/statement_positions.h"

namespace cotejo {

/// A stretch of a statement, in positions of the index, [first, last), that has words of one
/// fragment of the quotation (what stands between two ellipses) about as far apart as it has them.
struct PassageWindow {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  double weight = 0;  ///< sum of the idf of the fragment's words that are there
};

/// By which of a fragment's words it is looked for.
enum class Anchors : std::uint8_t {
  kRarest,  ///< costs little
  kAll,     ///< of places that differ in common words alone the one that has these, too
};

/// The best window of each fragment, in the order of the quotation; a fragment with none is left
/// out. Of those with the same words the narrowest, of these the first.
std::vector<PassageWindow> passage_windows(std::span<const QuoteTerm> terms,
                                           const PositionsOf& positions,
                                           Anchors anchors = Anchors::kRarest);

}  // namespace cotejo
