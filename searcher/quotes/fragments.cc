// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/quotes/fragments.h"

#include <algorithm>

namespace cotejo {
namespace {

std::vector<Fragment> between_ellipses(const QuoteText& quote) {
  std::vector<Fragment> fragments;
  std::size_t first = 0;
  for (std::size_t i = 1; i <= quote.words.size(); ++i) {
    if (i < quote.words.size() && !quote.words[i].after_gap) continue;
    fragments.emplace_back(first, i);
    first = i;
  }
  return fragments;
}

// The stretch with the most words that stand there, less those that do not (Bentley 1984).
Fragment best_stretch(const std::vector<bool>& stands) {
  Fragment best{0, 0};
  int best_sum = 0;
  int sum = 0;
  std::size_t first = 0;
  for (std::size_t i = 0; i < stands.size(); ++i) {
    if (sum <= 0) {
      sum = 0;
      first = i;
    }
    sum += stands[i] ? 1 : -1;
    if (sum > best_sum) {
      best_sum = sum;
      best = {first, i + 1};
    }
  }
  return best;
}

}  // namespace

std::vector<Fragment> come_apart(const QuoteText& quote, const std::vector<bool>& stands) {
  std::vector<Fragment> fragments = between_ellipses(quote);
  if (fragments.size() < 2 && !stands.empty()) {
    const Fragment middle = best_stretch(stands);
    fragments = {{0, middle.first}, middle, {middle.second, stands.size()}};
  }
  std::erase_if(fragments, [](const Fragment& fragment) {
    return fragment.second - fragment.first < kFewestFragmentWords;
  });
  return fragments;
}

QuoteText cut_out(const QuoteText& quote, const Fragment& fragment) {
  QuoteText part;
  const std::size_t begin = quote.words[fragment.first].begin;
  part.text = quote.text.substr(begin, quote.words[fragment.second - 1].end - begin);
  part.words.assign(quote.words.begin() + static_cast<std::ptrdiff_t>(fragment.first),
                    quote.words.begin() + static_cast<std::ptrdiff_t>(fragment.second));
  for (QuoteWord& word : part.words) {
    word.begin -= begin;
    word.end -= begin;
  }
  part.words.front().after_gap = false;
  return part;
}

}  // namespace cotejo
