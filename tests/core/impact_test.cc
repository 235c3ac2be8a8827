// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/impact.h"

#include <gtest/gtest.h>

namespace cotejo {
namespace {

TEST(Impact, KeepsFrequenciesInTextsOfTheCommonLength) {
  EXPECT_EQ(impact(1, 1000), 16U);
  EXPECT_EQ(impact(5, 1000), 80U);
}

TEST(Impact, IsLessTheLongerTheText) {
  std::uint32_t before = ~0U;
  for (const std::uint64_t length : {1U, 100U, 300U, 1000U, 5000U, 30000U, 1000000U}) {
    const std::uint32_t now = impact(3, length);
    EXPECT_LE(now, before) << length;
    EXPECT_GE(now, 1U) << "a word that is there counts";
    before = now;
  }
}

TEST(Impact, ShortestTextsCountAlike) {
  EXPECT_EQ(impact(2, 3), impact(2, 100));
  EXPECT_GT(impact(2, 100), impact(2, 200));
}

TEST(Impact, SumsTellTheLength) {
  for (const double length : {1.0, 60.0, 99.0, 150.0, 1000.0, 5000.0, 90000.0}) {
    const double sum = kImpactUnit * length / length_norm(length);
    EXPECT_NEAR(length_of(sum), length, length * 1e-9);
  }
  EXPECT_EQ(length_of(0), 0);
  EXPECT_GT(length_of(1e9), 90000);
}

TEST(Impact, WordsThatDoNotRankHaveNone) {
  EXPECT_EQ(impact(0, 1000), 0U);
}

}  // namespace
}  // namespace cotejo
