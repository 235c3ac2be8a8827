// SPDX-License-Identifier: GPL-3.0-or-later
// Gale and Church's alignment: what is joined, and what is left out.
#include "indexer/alignment/length_alignment.h"

#include <gtest/gtest.h>

#include <string>

namespace cotejo {
namespace {

// "1:1 2:1 …"
std::string kinds(const std::vector<std::size_t>& first, const std::vector<std::size_t>& second,
                  double ratio = 1) {
  std::string text;
  std::size_t first_end = 0;
  std::size_t second_end = 0;
  for (const Bead& bead : align_lengths(first, second, ratio)) {
    EXPECT_EQ(bead.first_begin, first_end) << "beads cover the text in order";
    EXPECT_EQ(bead.second_begin, second_end);
    first_end = bead.first_end;
    second_end = bead.second_end;
    if (!text.empty()) text.push_back(' ');
    text += std::to_string(bead.first_end - bead.first_begin) + ":" +
            std::to_string(bead.second_end - bead.second_begin);
  }
  return text;
}

TEST(LengthAlignment, FollowsTheLengths) {
  EXPECT_EQ(kinds({}, {}), "");
  EXPECT_EQ(kinds({50, 120, 80}, {55, 110, 84}), "1:1 1:1 1:1");
  EXPECT_EQ(kinds({50, 60, 60, 80}, {52, 121, 84}), "1:1 2:1 1:1");
  EXPECT_EQ(kinds({50, 121, 80}, {52, 60, 60, 84}), "1:1 1:2 1:1");
  EXPECT_EQ(kinds({50, 200, 80}, {52, 83}), "1:1 1:0 1:1");
  EXPECT_EQ(kinds({50, 80}, {52, 200, 83}), "1:1 0:1 1:1");
  EXPECT_EQ(kinds({}, {40}), "0:1");
}

TEST(LengthAlignment, KnowsAWordierLanguage) {
  EXPECT_EQ(kinds({200, 300, 250}, {260, 390, 325}, 1.3), "1:1 1:1 1:1");
  EXPECT_NEAR(length_deviation(200, 260, 1.3), 0, 1e-9);
  EXPECT_GT(length_deviation(200, 260, 1), 1);
  EXPECT_LT(length_deviation(200, 140, 1), -1);
  EXPECT_EQ(length_deviation(0, 0, 1), 0);
}

TEST(LengthAlignment, RefusesWhatWouldNotFitInMemory) {
  const std::vector<std::size_t> many(3000, 50);
  EXPECT_TRUE(align_lengths(many, many, 1).empty());
}

}  // namespace
}  // namespace cotejo
