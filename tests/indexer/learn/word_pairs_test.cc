// SPDX-License-Identifier: GPL-3.0-or-later
// Which pairs are kept, and which are not worth it.
#include "indexer/learn/word_pairs.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/indexer/learn/made_translations.h"

namespace cotejo {
namespace {

BilingualCorpus made_corpus(std::size_t segments) {
  BilingualCorpus corpus(language_of("es"), language_of("en"));
  for (std::size_t i = 0; i < segments; ++i) {
    const auto [first, second] = made_sentence(i);
    corpus.add(first, second);
  }
  return corpus;
}

bool has(const std::vector<WordPair>& pairs, std::string_view first, std::string_view second) {
  return std::any_of(pairs.begin(), pairs.end(), [&](const WordPair& pair) {
    return pair.first == first && pair.second == second;
  });
}

TEST(WordPairs, AllOfAMadeVocabularyAndNothingElse) {
  const auto pairs = certain_pairs(made_corpus(400));
  EXPECT_EQ(pairs.size(), 12U + 7U + 11U);
  EXPECT_TRUE(has(pairs, "ministro", "minister"));
  EXPECT_TRUE(has(pairs, "celebra", "welcomes"));
  EXPECT_TRUE(has(pairs, "acuerdo", "agreement")) << "the commonest of acuerdo, acuerdos";
  EXPECT_TRUE(has(pairs, "prestamo", "loan")) << "folded";
  for (const WordPair& pair : pairs) {
    EXPECT_NE(pair.first, "el") << "a word of nearly all segments";
    EXPECT_NE(pair.first, "2015");
    EXPECT_NE(pair.first, "quito") << "spelled alike";
  }
  EXPECT_TRUE(std::is_sorted(pairs.begin(), pairs.end(),
                             [](const auto& a, const auto& b) { return a.score > b.score; }));
}

TEST(WordPairs, AWordIsNotPairedOnceByChance) {
  BilingualCorpus corpus = made_corpus(200);
  corpus.add("El rinoceronte celebra el acuerdo.", "The rhinoceros welcomes the agreement.");
  EXPECT_FALSE(has(certain_pairs(corpus), "rinoceronte", "rhinoceros"));
}

// Yong Ho stands as Yong Ho in both languages: Yong is not Ho.
TEST(WordPairs, PartsOfANameAreNotEachOther) {
  BilingualCorpus corpus = made_corpus(200);
  for (int i = 0; i < 8; ++i) corpus.add("Ri Yong Ho firma.", "Ri Yong Ho signs.");
  const auto pairs = certain_pairs(corpus);
  EXPECT_FALSE(has(pairs, "yong", "ho"));
  EXPECT_FALSE(has(pairs, "ho", "yong"));
  EXPECT_TRUE(has(pairs, "firma", "signs"));
}

TEST(BilingualCorpus, LeavesOutWhatTellsNothing) {
  BilingualCorpus corpus(language_of("es"), language_of("en"));
  std::string endless;
  for (std::size_t i = 0; i <= BilingualCorpus::kMostWords; ++i) endless += "word ";
  EXPECT_FALSE(corpus.add("", "word"));
  EXPECT_FALSE(corpus.add("palabra", "…"));
  EXPECT_FALSE(corpus.add("palabra", endless));
  EXPECT_TRUE(corpus.add("Los gobiernos, el gobierno.", "Governments, the government."));
  EXPECT_EQ(corpus.segments().front().second.size(), 2U) << "each family once";
  EXPECT_EQ(corpus.segments().front().first.size(), 3U) << "los, el, gobierno";
}

}  // namespace
}  // namespace cotejo
