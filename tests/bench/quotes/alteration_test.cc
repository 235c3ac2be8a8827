// SPDX-License-Identifier: GPL-3.0-or-later
// The alterations are what they say, whatever the seed.
#include "tests/bench/quotes/alteration.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace cotejo {
namespace {

const std::string kPassage =
    "The Minister said “we will not yield” — señores, the embassy’s doors stay open\n\nto all who "
    "ask for shelter today";
constexpr std::uint32_t kSeeds = 50;

std::string alter(AlterationKind kind, std::uint32_t seed, const std::string& passage = kPassage) {
  Random random(seed);
  Alterer alterer({"harbour", "seventeen"}, random);
  return alterer.alter(kind, passage);
}

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  for (const std::string_view word : printed_words(text)) words.emplace_back(word);
  return words;
}

// Longest common subsequence.
std::size_t kept_in_order(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::vector<std::vector<std::size_t>> table(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      table[i][j] = a[i - 1] == b[j - 1] ? table[i - 1][j - 1] + 1
                                         : std::max(table[i - 1][j], table[i][j - 1]);
    }
  }
  return table[a.size()][b.size()];
}

TEST(Alteration, LeavesTheWordsOfVerbatimPassagesAlone) {
  const std::string kept = alter(AlterationKind::kVerbatim, 1);
  EXPECT_EQ(words_of(kept), words_of(kPassage));
  EXPECT_EQ(kept.find('\n'), std::string::npos);
  EXPECT_EQ(alter(AlterationKind::kOverBreak, 1), kept);
}

TEST(Alteration, ChangesGlyphsAndNoLetters) {
  std::set<std::string> ways;
  for (std::uint32_t seed = 1; seed <= kSeeds; ++seed) {
    ways.insert(alter(AlterationKind::kGlyphs, seed, "“Él dijo’ España — fin"));
  }
  EXPECT_EQ(ways,
            (std::set<std::string>{"\"el dijo' españa  -  fin", "\"EL DIJO' ESPAÑA  -  FIN"}));
}

TEST(Alteration, DropsWordsAndAddsNone) {
  const auto before = words_of(kPassage);
  for (std::uint32_t seed = 1; seed <= kSeeds; ++seed) {
    const auto after = words_of(alter(AlterationKind::kDropped, seed));
    EXPECT_LT(after.size(), before.size());
    EXPECT_GE(after.size(), before.size() - 4);
    EXPECT_EQ(kept_in_order(before, after), after.size());
  }
}

TEST(Alteration, PutsAnEllipsisForThreeWordsOfTen) {
  const auto before = words_of(kPassage);
  for (std::uint32_t seed = 1; seed <= kSeeds; ++seed) {
    const std::string altered = alter(AlterationKind::kEllipsis, seed);
    const auto after = words_of(altered);
    EXPECT_TRUE(altered.find("…") != std::string::npos || altered.find("...") != std::string::npos);
    EXPECT_NEAR(static_cast<double>(before.size() - after.size()),
                0.3 * static_cast<double>(before.size()), 1.5);
    EXPECT_EQ(kept_in_order(before, after), after.size());
  }
}

TEST(Alteration, PutsBrackets) {
  for (std::uint32_t seed = 1; seed <= kSeeds; ++seed) {
    const std::string altered = alter(AlterationKind::kBrackets, seed);
    EXPECT_NE(altered.find('['), std::string::npos);
    EXPECT_EQ(std::count(altered.begin(), altered.end(), '['),
              std::count(altered.begin(), altered.end(), ']'));
  }
}

TEST(Alteration, MisspellsOneWordOfEight) {
  const auto before = words_of(kPassage);
  for (std::uint32_t seed = 1; seed <= kSeeds; ++seed) {
    const auto after = words_of(alter(AlterationKind::kTypos, seed));
    ASSERT_EQ(after.size(), before.size());
    EXPECT_EQ(before.size() - kept_in_order(before, after), 3U);
  }
}

TEST(Alteration, PutsOtherWordsInPlaceOrBetween) {
  const auto before = words_of(kPassage);
  for (std::uint32_t seed = 1; seed <= kSeeds; ++seed) {
    const auto substituted = words_of(alter(AlterationKind::kSubstituted, seed));
    EXPECT_EQ(substituted.size(), before.size());
    EXPECT_LT(kept_in_order(before, substituted), before.size());
    const auto inserted = words_of(alter(AlterationKind::kInserted, seed));
    EXPECT_GT(inserted.size(), before.size());
    EXPECT_EQ(kept_in_order(before, inserted), before.size());
  }
}

TEST(Alteration, KeepsTheEndsAndIsSeeded) {
  for (std::size_t kind = 0; kind < kAlterationKinds; ++kind) {
    for (std::uint32_t seed = 1; seed <= kSeeds; ++seed) {
      const auto each = static_cast<AlterationKind>(kind);
      const std::string altered = alter(each, seed, "uno dos tres cuatro cinco seis siete");
      EXPECT_EQ(altered, alter(each, seed, "uno dos tres cuatro cinco seis siete"));
      if (each == AlterationKind::kGlyphs) continue;
      EXPECT_TRUE(altered.starts_with("uno ")) << altered;
      EXPECT_TRUE(altered.ends_with(" siete")) << altered;
    }
  }
}

}  // namespace
}  // namespace cotejo
