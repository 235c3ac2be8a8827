// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/dense_window.h"

#include <algorithm>

namespace cotejo {

DenseWindow densest_window(std::vector<WordPlace>& places, std::span<const double> weights,
                           std::uint32_t length) {
  std::sort(places.begin(), places.end());
  std::vector<unsigned> seen(weights.size(), 0);
  DenseWindow best;
  double weight = 0;
  std::size_t from = 0;
  for (const auto& [place, word] : places) {
    if (seen[word]++ == 0) weight += weights[word];
    // Out goes what is too far away, and what comes again further on.
    while (place - places[from].position >= length || seen[places[from].word] > 1) {
      if (--seen[places[from].word] == 0) weight -= weights[places[from].word];
      ++from;
    }
    const DenseWindow window{places[from].position, place + 1, weight};
    const bool shorter = window.last - window.first < best.last - best.first;
    if (weight > best.weight + 1e-9 || (weight > best.weight - 1e-9 && shorter)) best = window;
  }
  return best;
}

}  // namespace cotejo
