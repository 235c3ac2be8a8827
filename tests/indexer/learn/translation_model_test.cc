// SPDX-License-Identifier: GPL-3.0-or-later
// Model 1 on the textbook's example, and its independence of chance.
#include "indexer/learn/translation_model.h"

#include <gtest/gtest.h>

namespace cotejo {
namespace {

const FamilyPair& pair_of(const std::vector<FamilyPair>& pairs, FamilyNumber first,
                          FamilyNumber second) {
  for (const FamilyPair& pair : pairs) {
    if (pair.first == first && pair.second == second) return pair;
  }
  throw std::runtime_error("no such pair");
}

// la casa = the house, la flor = the flower: 0 la, 1 casa, 2 flor.
const std::vector<FamilySegment> kTextbook{{{0, 1}, {0, 1}}, {{0, 2}, {0, 2}}};

TEST(TranslationModel, WhatStandsTogetherMoreOftenExplainsTheRest) {
  const auto pairs = translation_probabilities(kTextbook, 3, 3, 8);
  ASSERT_EQ(pairs.size(), 7U);
  EXPECT_EQ(pair_of(pairs, 0, 0).together, 2U);
  EXPECT_EQ(pair_of(pairs, 1, 1).together, 1U);
  EXPECT_GT(pair_of(pairs, 0, 0).forward, 0.8);
  EXPECT_GT(pair_of(pairs, 1, 1).forward, 0.8);
  EXPECT_LT(pair_of(pairs, 1, 0).forward, 0.2);
  EXPECT_LT(pair_of(pairs, 0, 1).backward, 0.2);
}

TEST(TranslationModel, ProbabilitiesOfAWordSumToOne) {
  for (const int iterations : {1, 6}) {
    const auto pairs = translation_probabilities(kTextbook, 3, 3, iterations);
    for (FamilyNumber word = 0; word < 3; ++word) {
      double forward = 0;
      double backward = 0;
      for (const FamilyPair& pair : pairs) {
        if (pair.first == word) forward += pair.forward;
        if (pair.second == word) backward += pair.backward;
      }
      EXPECT_NEAR(forward, 1, 1e-9);
      EXPECT_NEAR(backward, 1, 1e-9);
    }
  }
}

TEST(TranslationModel, ThreeBySentencesOfUnequalLength) {
  // The blocks of a segment are read row by row in one direction, column by column in the other.
  const std::vector<FamilySegment> segments{
      {{0, 1, 2}, {0}}, {{1}, {0, 1}}, {{0, 2}, {0, 1, 2}}, {{}, {0}}, {{1}, {}}};
  const auto pairs = translation_probabilities(segments, 3, 3, 1);
  // Of second word 0 after one step: 1/4 in the first segment, 1/2 and 1/3 in the others.
  EXPECT_NEAR(pair_of(pairs, 1, 0).forward, (1.0 / 4 + 1.0 / 2) / (1.0 / 4 + 1), 1e-9);
  EXPECT_NEAR(pair_of(pairs, 1, 0).backward, (1.0 / 2 + 1.0 / 3) / (3.0 / 2 + 1.0 / 3 + 2.0 / 4),
              1e-9);
}

TEST(TranslationModel, NothingGivesNothing) {
  EXPECT_TRUE(translation_probabilities({}, 0, 0).empty());
}

}  // namespace
}  // namespace cotejo
