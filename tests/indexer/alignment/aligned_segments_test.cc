// SPDX-License-Identifier: GPL-3.0-or-later
// Paragraphs first, sentences within them, and what to do when they do not fit.
#include "indexer/alignment/aligned_segments.h"

#include <gtest/gtest.h>

#include <string>

namespace cotejo {
namespace {

std::vector<std::pair<std::string, std::string>> aligned(std::string_view first,
                                                         std::string_view second) {
  std::vector<std::pair<std::string, std::string>> pairs;
  for (const AlignedSegment& segment : align_texts(first, second)) {
    pairs.emplace_back(segment.first, segment.second);
  }
  return pairs;
}

using Pairs = std::vector<std::pair<std::string, std::string>>;

TEST(AlignedSegments, SentencesWithinParagraphs) {
  EXPECT_EQ(aligned("El acuerdo es bueno. Hay paz.\n\nGracias a todos.",
                    "The agreement is good. There is peace.\n\nThanks to all."),
            (Pairs{{"El acuerdo es bueno.", "The agreement is good."},
                   {"Hay paz.", "There is peace."},
                   {"Gracias a todos.", "Thanks to all."}}));
}

TEST(AlignedSegments, TwoSentencesCanBeOne) {
  const auto pairs = aligned(
      "Los ministros celebraron el acuerdo en la capital. Después viajaron a sus países de origen.",
      "The ministers welcomed the agreement in the capital, and then travelled to their homes.");
  ASSERT_EQ(pairs.size(), 1U);
  EXPECT_TRUE(pairs.front().first.ends_with("origen."));
}

TEST(AlignedSegments, OneParagraphMayBeSeveral) {
  const auto pairs = aligned(
      "Primera frase, bastante larga para contar algo.\n\nSegunda, corta.\n\nLa tercera frase es "
      "la "
      "más larga de las tres, y habla del tiempo que hace hoy.",
      "First sentence, rather long to tell a thing. Second one, short. The third sentence is the "
      "longest of the three, and it speaks of today's weather.");
  ASSERT_EQ(pairs.size(), 3U);
  EXPECT_EQ(pairs[1],
            (std::pair<std::string, std::string>{"Segunda, corta.", "Second one, short."}));
}

TEST(AlignedSegments, LeavesOutWhatIsNoTranslation) {
  EXPECT_TRUE(aligned("", "Text.").empty());
  EXPECT_TRUE(aligned("Sí.", std::string(400, 'x') + ".").empty());
}

}  // namespace
}  // namespace cotejo
