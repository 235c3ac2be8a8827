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

TEST(Impact, WordsThatDoNotRankHaveNone) {
  EXPECT_EQ(impact(0, 1000), 0U);
}

}  // namespace
}  // namespace cotejo
