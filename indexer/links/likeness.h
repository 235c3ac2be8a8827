// SPDX-License-Identifier: GPL-3.0-or-later
// How likely is one text the translation of the other?
#pragma once

#include <cstddef>

#include "indexer/links/compared_text.h"

namespace cotejo {

/// What speaks for two texts being translations; all shares are 0 to 1.
struct Likeness {
  double score = 0;            ///< of all together
  double meanings = 0;         ///< of the telling words of either text, weighed, that the other one
                               ///< has by meaning or as they are
  double names = 0;            ///< of the names that could stand in both, weighed, do
  std::size_t names_both = 0;  ///< words with a capital that stand in both
  std::size_t numbers_both = 0;
  std::size_t numbers = 0;  ///< different numbers in the two texts together
  double lengths = 0;       ///< how well paragraphs and lengths agree
  std::size_t first_paragraphs = 0;
  std::size_t second_paragraphs = 0;
};

/// The two are of different languages, each read to be compared with the other's.
Likeness compare_texts(const ComparedText& first, const ComparedText& second);

}  // namespace cotejo
