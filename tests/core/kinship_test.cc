// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/kinship.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace cotejo {
namespace {

using Words = std::vector<std::string>;

Words random_words(std::size_t count, std::mt19937& random) {
  Words words;
  for (std::size_t i = 0; i < count; ++i) words.push_back("w" + std::to_string(random() % 3000));
  return words;
}

TextSigner signer_of(const Words& words) {
  TextSigner signer;
  for (const std::string& word : words) signer.add(word);
  return signer;
}

double jaccard(const Words& a, const Words& b) {
  const auto triples = [](const Words& words) {
    std::set<std::string> all;
    for (std::size_t i = 0; i + 2 < words.size(); ++i) {
      all.insert(words[i] + " " + words[i + 1] + " " + words[i + 2]);
    }
    return all;
  };
  const std::set<std::string> first = triples(a);
  const std::set<std::string> second = triples(b);
  std::size_t common = 0;
  for (const std::string& triple : first) common += second.count(triple);
  return static_cast<double>(common) / static_cast<double>(first.size() + second.size() - common);
}

TEST(KinshipTest, LikenessComesNearTheShareOfCommonTriples) {
  std::mt19937 random(5);
  double error = 0;
  constexpr int kRounds = 200;
  for (int round = 0; round < kRounds; ++round) {
    const Words words = random_words(300 + random() % 500, random);
    Words altered = words;
    const std::size_t changes = random() % 60;
    for (std::size_t i = 0; i < changes; ++i) altered[random() % altered.size()] = "other";
    const double seen = likeness(signer_of(words).signature(), signer_of(altered).signature());
    const double meant = jaccard(words, altered);
    error += std::abs(seen - meant);
    EXPECT_NEAR(seen, meant, 0.25);
  }
  EXPECT_LT(error / kRounds, 0.06);
}

TEST(KinshipTest, NearCopiesShareATermAndOthersHardlyEver) {
  std::mt19937 random(9);
  const auto shares_term = [](const Words& a, const Words& b) {
    const auto first = near_text_terms(signer_of(a).signature());
    const auto second = near_text_terms(signer_of(b).signature());
    return std::any_of(first.begin(), first.end(), [&](const std::string& term) {
      return std::find(second.begin(), second.end(), term) != second.end();
    });
  };
  int near = 0;
  int far = 0;
  constexpr int kRounds = 300;
  for (int round = 0; round < kRounds; ++round) {
    const Words words = random_words(400, random);
    Words altered = words;
    for (int i = 0; i < 12; ++i) altered[random() % altered.size()] = "other";
    near += shares_term(words, altered) ? 1 : 0;
    far += shares_term(words, random_words(400, random)) ? 1 : 0;
  }
  EXPECT_GE(near, kRounds * 97 / 100);
  EXPECT_LE(far, 1);
}

TEST(KinshipTest, ShortTextsAreAlikeOnlyIfEqual) {
  const Words texts[] = {{}, {"a"}, {"b"}, {"a", "b"}, {"a", "b", "c"}, {"c", "b", "a"}};
  for (const Words& a : texts) {
    for (const Words& b : texts) {
      const bool equal = a == b;
      EXPECT_EQ(signer_of(a).text_hash() == signer_of(b).text_hash(), equal);
    }
  }
  EXPECT_EQ(
      likeness(signer_of({"a", "b", "c"}).signature(), signer_of({"a", "b", "c"}).signature()), 1);
  EXPECT_LT(
      likeness(signer_of({"a", "b", "c"}).signature(), signer_of({"c", "b", "a"}).signature()),
      0.3);
}

TEST(KinshipTest, ReadsBackWhatItWrites) {
  Kinship kinship;
  kinship.id = stable_hash("x-1");
  kinship.original = stable_hash("x-2");
  kinship.text = 0x0102030405060708;
  kinship.signature = signer_of({"a", "b", "c", "d"}).signature();
  const Kinship read = decode_kinship(encode_kinship(kinship));
  EXPECT_EQ(read.id, kinship.id);
  EXPECT_EQ(read.original, kinship.original);
  EXPECT_EQ(read.text, kinship.text);
  EXPECT_EQ(read.signature, kinship.signature);
  EXPECT_EQ(decode_kinship("short").id, 0U);
}

TEST(KinshipTest, HashesAreTheSameEverywhere) {
  // Part of the index format: these may never change.
  EXPECT_EQ(stable_hash(""), 0xC3817C016BA4FF30U) << std::hex << stable_hash("");
  EXPECT_EQ(same_text_term(0xABC), "XH0000000000000abc");
  EXPECT_EQ(translations_term("x-1"), "XOx-1");
}

}  // namespace
}  // namespace cotejo
