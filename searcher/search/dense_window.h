// SPDX-License-Identifier: GPL-3.0-or-later
// Where in a text do the words that are looked for stand closest together?
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace cotejo {

/// One of the words looked for, at a position of the text.
struct WordPlace {
  std::uint32_t position = 0;
  std::size_t word = 0;  ///< index into the weights

  auto operator<=>(const WordPlace&) const = default;
};

/// A stretch of a text, in positions of the index, [first, last).
struct DenseWindow {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  double weight = 0;  ///< sum of the weights of the words that stand in it, each once
};

/// The window of at most `length` positions with the heaviest words, each counted once; of equal
/// ones the shortest, then the first. Weight 0 if there are no places. Sorts `places`; a word may
/// have many. Weights are not negative.
DenseWindow densest_window(std::vector<WordPlace>& places, std::span<const double> weights,
                           std::uint32_t length);

}  // namespace cotejo
