// SPDX-License-Identifier: GPL-3.0-or-later
// Words with places on pages → running text: lines, paragraphs, hyphens at line ends, and what
// stands on every page. Knows nothing of PDF.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace cotejo {

/// A word as printed; y grows downwards, units are those of the page.
struct PlacedWord {
  std::string text;
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;
};

/// One page's words in reading order.
using PlacedPage = std::vector<PlacedWord>;

struct RunningText {
  std::string text;              ///< paragraphs separated by an empty line
  std::size_t dropped = 0;       ///< lines that stand on every page, and page numbers
  std::string dropped_example;   ///< one of them
  std::size_t hyphens_kept = 0;  ///< at line ends, where it is not certain that one word was cut
  std::string headline;          ///< first line on the first page in larger letters; empty: none
};

/// A hyphen at a line's end goes only if the whole word stands elsewhere in the text, or it is a
/// soft one. Lines at the edges of pages go if they are page numbers, or stand on most pages
/// (figures aside).
RunningText running_text(const std::vector<PlacedPage>& pages);

}  // namespace cotejo
