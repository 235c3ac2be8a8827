// SPDX-License-Identifier: GPL-3.0-or-later
// IBM model 1: how likely each word of one language is the translation of each of another, found by
// expectation maximization from aligned segments alone. P. F. Brown, S. A. Della Pietra,
// V. J. Della Pietra, R. L. Mercer, "The mathematics of statistical machine translation: parameter
// estimation", Computational Linguistics 19(2), 1993, section 4.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "indexer/learn/bilingual_corpus.h"

namespace cotejo {

/// Two families that stand in a segment and its translation.
struct FamilyPair {
  FamilyNumber first = 0;
  FamilyNumber second = 0;
  std::uint32_t together = 0;  ///< segments with both
  double forward = 0;          ///< t(second | first)
  double backward = 0;         ///< t(first | second)
};

/// Every pair that stands together in at least one segment, with its probabilities in both
/// directions after `iterations` of EM, ordered by first and second. The families are below
/// `first_families` and `second_families`. A word may also come from no word (Brown's null word).
/// Needs some 48 bytes a pair, and 4 bytes for each time that one stands in a segment.
std::vector<FamilyPair> translation_probabilities(const std::vector<FamilySegment>& segments,
                                                  std::size_t first_families,
                                                  std::size_t second_families, int iterations = 6);

}  // namespace cotejo
