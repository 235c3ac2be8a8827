// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/learn/word_pairs.h"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

#include "core/text/normalizer.h"
#include "indexer/learn/translation_model.h"

namespace cotejo {
namespace {

constexpr std::size_t kMostOccurrences = 8'000'000;

using Counts = std::vector<std::uint32_t>;

Counts segment_counts(const std::vector<FamilySegment>& segments, std::size_t families,
                      std::vector<FamilyNumber> FamilySegment::*side) {
  Counts counts(families, 0);
  for (const FamilySegment& segment : segments) {
    for (const FamilyNumber family : segment.*side) ++counts[family];
  }
  return counts;
}

// What can make no pair is taken out before: the rarest words, half of all, and the commonest,
// whose share of a segment's pairs is the largest.
std::vector<FamilySegment> thinned(const BilingualCorpus& corpus, const Counts& first,
                                   const Counts& second, const PairLimits& limits) {
  const auto most = static_cast<std::uint32_t>(
      std::max(static_cast<double>(limits.together),
               limits.most_segments * static_cast<double>(corpus.segments().size())));
  const auto keep = [&](const std::vector<FamilyNumber>& families, const Counts& counts) {
    std::vector<FamilyNumber> kept;
    for (const FamilyNumber family : families) {
      if (counts[family] >= 2 && counts[family] <= most) kept.push_back(family);
    }
    return kept;
  };
  std::vector<FamilySegment> segments;
  std::size_t occurrences = 0;
  for (const FamilySegment& segment : corpus.segments()) {
    FamilySegment kept{keep(segment.first, first), keep(segment.second, second)};
    occurrences += kept.first.size() * kept.second.size();
    if (occurrences > kMostOccurrences) break;
    if (!kept.first.empty() && !kept.second.empty()) segments.push_back(std::move(kept));
  }
  return segments;
}

bool is_word(const std::string& folded) {
  return std::none_of(folded.begin(), folded.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::vector<std::string> skeletons(const FamilyTable& table) {
  std::vector<std::string> forms;
  for (FamilyNumber family = 0; family < table.size(); ++family) {
    forms.push_back(skeleton_form(table.commonest(family)));
  }
  return forms;
}

double score_of(const FamilyPair& pair) {
  return std::sqrt(pair.forward * pair.backward);
}

bool keeps_limits(const FamilyPair& pair, double dice, const PairLimits& limits) {
  const double least = std::min(pair.forward, pair.backward);
  if (pair.together >= limits.together) return least >= limits.probability && dice >= limits.dice;
  return pair.together + 1 == limits.together && least >= limits.rare_probability &&
         dice >= limits.rare_dice;
}

// Of each family the best score with one that is spelled alike; 0 where there is none.
struct AlikeScores {
  std::vector<double> first;
  std::vector<double> second;

  void take(const FamilyPair& pair) {
    first[pair.first] = std::max(first[pair.first], score_of(pair));
    second[pair.second] = std::max(second[pair.second], score_of(pair));
  }
  bool rival(const FamilyPair& pair) const {
    constexpr double kAsGood = 0.8;
    return std::max(first[pair.first], second[pair.second]) >= kAsGood * score_of(pair);
  }
};

}  // namespace

std::vector<WordPair> certain_pairs(const BilingualCorpus& corpus, const PairLimits& limits) {
  const Counts all_first =
      segment_counts(corpus.segments(), corpus.first().size(), &FamilySegment::first);
  const Counts all_second =
      segment_counts(corpus.segments(), corpus.second().size(), &FamilySegment::second);
  const auto segments = thinned(corpus, all_first, all_second, limits);
  const Counts first = segment_counts(segments, corpus.first().size(), &FamilySegment::first);
  const Counts second = segment_counts(segments, corpus.second().size(), &FamilySegment::second);
  const auto first_skeletons = skeletons(corpus.first());
  const auto second_skeletons = skeletons(corpus.second());
  std::vector<FamilyPair> likely;
  AlikeScores alike{std::vector<double>(first.size()), std::vector<double>(second.size())};
  for (const FamilyPair& pair : translation_probabilities(segments, first.size(), second.size())) {
    if (first_skeletons[pair.first] == second_skeletons[pair.second]) {
      alike.take(pair);
      continue;
    }
    const double dice = 2.0 * pair.together / (first[pair.first] + second[pair.second]);
    if (keeps_limits(pair, dice, limits)) likely.push_back(pair);
  }
  std::vector<WordPair> pairs;
  for (const FamilyPair& pair : likely) {
    WordPair words{corpus.first().commonest(pair.first), corpus.second().commonest(pair.second),
                   score_of(pair)};
    if (is_word(words.first) && is_word(words.second) && !alike.rival(pair)) {
      pairs.push_back(std::move(words));
    }
  }
  std::sort(pairs.begin(), pairs.end(), [](const WordPair& a, const WordPair& b) {
    return std::tie(b.score, a.first, a.second) < std::tie(a.score, b.first, b.second);
  });
  return pairs;
}

}  // namespace cotejo
