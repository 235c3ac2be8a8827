// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/works.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>

namespace cotejo {
namespace {

Kinship kin(const std::string& id, const std::string& original, const std::string& text) {
  Kinship kinship;
  kinship.id = stable_hash(id);
  kinship.original = original.empty() ? 0 : stable_hash(original);
  TextSigner signer;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    signer.add(text.substr(begin, end - begin));
    begin = end + 1;
  }
  kinship.text = signer.text_hash();
  kinship.signature = signer.signature();
  return kinship;
}

std::string words(int from, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += (text.empty() ? "w" : " w") + std::to_string(from + i);
  return text;
}

TEST(WorksTest, JoinsTranslationsAndCopies) {
  const std::vector<Kinship> statements{
      kin("a", "", words(0, 200)),         // 0
      kin("a-es", "a", words(500, 200)),   // 1: translation of 0
      kin("b", "", words(1000, 200)),      // 2
      kin("c-es", "c", words(2000, 200)),  // 3: its original is not here
      kin("c-fr", "c", words(3000, 200)),  // 4: nor here, but it is the same one
      kin("d", "", words(0, 197)),         // 5: near copy of 0
      kin("e", "", words(1000, 200)),      // 6: copy of 2
      kin("f", "", words(1000, 100) + " " + words(9000, 100)),  // 7: half of 2
  };
  EXPECT_EQ(group_works(statements), (std::vector<std::size_t>{0, 0, 2, 3, 3, 0, 2, 7}));
}

TEST(WorksTest, StatementsWithoutWordsAreNoCopies) {
  const std::vector<Kinship> statements{kin("a", "", ""), kin("b", "", ""), {}, {}};
  const std::vector<std::size_t> works = group_works(statements);
  EXPECT_EQ(works[0], 0U);
  EXPECT_EQ(works[1], 1U);
  EXPECT_EQ(works[2], 2U);
  EXPECT_EQ(works[3], 3U);
}

// Against every pair: what has the likeness, or a link, is one; groups are the closure of that.
TEST(WorksTest, AreTheClosureOfEveryPair) {
  std::mt19937 random(3);
  for (int round = 0; round < 40; ++round) {
    std::vector<Kinship> statements;
    const int count = 5 + static_cast<int>(random() % 20);
    for (int i = 0; i < count; ++i) {
      const int text = static_cast<int>(random() % 6);
      // Copies are either very alike or not at all: at the edge a shared term may be missing.
      const std::string original = random() % 4 == 0 ? "s" + std::to_string(random() % 25) : "";
      statements.push_back(kin("s" + std::to_string(i), original,
                               words(1000 * text, 300 - static_cast<int>(random() % 3))));
    }
    std::vector<std::size_t> expected(statements.size());
    for (std::size_t i = 0; i < statements.size(); ++i) expected[i] = i;
    bool changed = true;
    while (changed) {
      changed = false;
      for (std::size_t a = 0; a < statements.size(); ++a) {
        for (std::size_t b = 0; b < statements.size(); ++b) {
          const bool linked =
              statements[a].original == statements[b].id ||
              (statements[a].original != 0 && statements[a].original == statements[b].original);
          const bool alike =
              likeness(statements[a].signature, statements[b].signature) >= kNearCopy;
          if ((linked || alike) && expected[a] != expected[b]) {
            expected[a] = expected[b] = std::min(expected[a], expected[b]);
            changed = true;
          }
        }
      }
    }
    EXPECT_EQ(group_works(statements), expected) << "round " << round;
  }
}

}  // namespace
}  // namespace cotejo
