// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/quotes/passage_windows.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>

namespace cotejo {
namespace {

// So many of a fragment's words are looked up, the rarest; common ones only to fill up.
constexpr std::size_t kMostAnchors = 12;
constexpr std::size_t kFewestAnchors = 5;
// Words put in or left out move the rest along: by so many, or by this share of the fragment.
constexpr std::int64_t kLeastSlack = 4;
constexpr double kSlackShare = 0.35;

// A word of the fragment at a place of the statement. Words that keep their distance have one
// diagonal: place in the statement less place in the fragment.
struct Anchor {
  std::int64_t diagonal;
  std::size_t word;
};

std::vector<std::size_t> choose_words(std::span<const QuoteTerm> fragment, Anchors anchors) {
  std::vector<std::size_t> chosen;
  for (std::size_t i = 0; i < fragment.size(); ++i) {
    if (fragment[i].idf > 0 && !fragment[i].put_in) chosen.push_back(i);
  }
  if (anchors == Anchors::kAll) return chosen;
  std::stable_sort(chosen.begin(), chosen.end(),
                   [&](std::size_t a, std::size_t b) { return fragment[a].idf > fragment[b].idf; });
  std::size_t count = std::min(chosen.size(), kMostAnchors);
  while (count > kFewestAnchors && fragment[chosen[count - 1]].common) --count;
  chosen.resize(count);
  return chosen;
}

// Slides a window over the diagonals, and sums up the different words in it. Of windows with the
// same words the narrowest: there they stand as in the fragment, elsewhere with others between.
PassageWindow best_window(std::span<const QuoteTerm> fragment, std::vector<Anchor>& anchors) {
  std::sort(anchors.begin(), anchors.end(), [](const Anchor& a, const Anchor& b) {
    return a.diagonal != b.diagonal ? a.diagonal < b.diagonal : a.word < b.word;
  });
  const auto slack = std::max(
      kLeastSlack, static_cast<std::int64_t>(kSlackShare * static_cast<double>(fragment.size())));
  std::vector<unsigned> seen(fragment.size(), 0);
  PassageWindow best;
  std::int64_t best_spread = 0;
  double weight = 0;
  std::size_t from = 0;
  for (std::size_t to = 0; to < anchors.size(); ++to) {
    if (seen[anchors[to].word]++ == 0) weight += fragment[anchors[to].word].idf;
    while (anchors[to].diagonal - anchors[from].diagonal > slack) {
      if (--seen[anchors[from].word] == 0) weight -= fragment[anchors[from].word].idf;
      ++from;
    }
    for (; seen[anchors[from].word] > 1; ++from) --seen[anchors[from].word];
    const std::int64_t spread = anchors[to].diagonal - anchors[from].diagonal;
    if (weight < best.weight - 1e-9) continue;
    if (weight <= best.weight + 1e-9 && spread >= best_spread) continue;
    best.weight = weight;
    best_spread = spread;
    const std::int64_t begin = std::max<std::int64_t>(anchors[from].diagonal, 0);
    best.first = static_cast<std::uint32_t>(begin);
    best.last = static_cast<std::uint32_t>(std::max<std::int64_t>(anchors[to].diagonal, 0) +
                                           static_cast<std::int64_t>(fragment.size()));
  }
  return best;
}

PassageWindow fragment_window(std::span<const QuoteTerm> fragment, const PositionsOf& positions,
                              Anchors by) {
  std::vector<Anchor> anchors;
  std::map<std::string, std::vector<std::uint32_t>> read;  // a word may stand there twice
  for (const std::size_t word : choose_words(fragment, by)) {
    const std::string& term = fragment[word].term;
    auto found = read.find(term);
    if (found == read.end()) found = read.emplace(term, positions(term)).first;
    for (const std::uint32_t position : found->second) {
      anchors.push_back(
          {static_cast<std::int64_t>(position) - static_cast<std::int64_t>(word), word});
    }
  }
  return best_window(fragment, anchors);
}

}  // namespace

std::vector<PassageWindow> passage_windows(std::span<const QuoteTerm> terms,
                                           const PositionsOf& positions, Anchors anchors) {
  std::vector<PassageWindow> windows;
  for (std::size_t begin = 0; begin < terms.size();) {
    std::size_t end = begin + 1;
    while (end < terms.size() && !terms[end].after_gap) ++end;
    const PassageWindow window =
        fragment_window(terms.subspan(begin, end - begin), positions, anchors);
    if (window.weight > 0) windows.push_back(window);
    begin = end;
  }
  return windows;
}

}  // namespace cotejo
