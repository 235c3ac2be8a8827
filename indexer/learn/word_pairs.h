// SPDX-License-Identifier: GPL-3.0-or-later
// Which pairs of a corpus are certain enough to be kept.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/learn/bilingual_corpus.h"

namespace cotejo {

/// What a pair must have. The values were measured: docs/decisions/0008-learned-word-pairs.md.
struct PairLimits {
  double probability = 0.25;   ///< t of model 1, in each direction
  std::uint32_t together = 3;  ///< segments with both words
  double dice = 0.4;           ///< twice the segments with both, by those with either
  /// A pair that stands together in one segment less has these instead.
  double rare_probability = 0.4;
  double rare_dice = 0.8;
  double most_segments = 0.2;  ///< share of the segments from which on a word is a common one
};

/// Two words that translate each other: folded, the commonest of their families.
struct WordPair {
  std::string first;
  std::string second;
  double score = 0;  ///< geometric mean of the probabilities in both directions
};

/// The pairs that keep the limits, best first; of equals in the order of the words. Left out are
/// numbers, and words that are spelled alike but for accents: these find each other anyway; also
/// what has such a partner as good (parts of one name stand together always: Yong Ho). The segments
/// beyond some 8 million pairs of words are not counted, so that memory is below 600 MB.
std::vector<WordPair> certain_pairs(const BilingualCorpus& corpus, const PairLimits& limits = {});

}  // namespace cotejo
