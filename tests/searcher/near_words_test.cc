// SPDX-License-Identifier: GPL-3.0-or-later
// The walk over the sorted terms finds what a table of distances over all of them finds.
#include "searcher/query/near_words.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <vector>

#include "core/base/utf8.h"
#include "searcher/query/typing_errors.h"
#include "tests/support/test_index.h"
#include "tests/support/test_server.h"

namespace cotejo {
namespace {

// Optimal string alignment, by the whole table.
unsigned distance(std::u32string_view a, std::u32string_view b) {
  std::vector<std::vector<std::size_t>> cells(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      std::size_t& cell = cells[i][j];
      cell = i + j;
      if (i == 0 || j == 0) continue;
      cell = std::min({cells[i - 1][j] + 1, cells[i][j - 1] + 1,
                       cells[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        cell = std::min(cell, cells[i - 2][j - 2] + 1);
      }
    }
  }
  return static_cast<unsigned>(cells.back().back());
}

std::string random_word(std::mt19937& random, std::size_t letters) {
  static const char* const kLetters[] = {"a", "b", "l", "n", "ñ", "y"};
  std::string word;
  for (std::size_t i = 0; i < letters; ++i) word += kLetters[random() % 6];
  return word;
}

std::map<std::string, std::uint64_t> found(const OpenIndex& index, Language language,
                                           const std::string& typed) {
  std::map<std::string, std::uint64_t> words;
  for (const NearWord& near : near_words(index, language, typed)) {
    words[near.word] = near.statements;
    EXPECT_EQ(near.distance, distance(to_code_points(typed), to_code_points(near.word)))
        << near.word;
  }
  return words;
}

std::map<std::string, std::uint64_t> expected(const OpenIndex& index, Language language,
                                              const std::string& typed) {
  std::map<std::string, std::uint64_t> words;
  const std::string tag = word_term(language, "");
  for (auto term = index.combined.allterms_begin(tag); term != index.combined.allterms_end(tag);
       ++term) {
    const std::string word = (*term).substr(tag.size());
    if (word.find_first_of("0123456789.") != std::string::npos) continue;
    const unsigned errors = distance(to_code_points(typed), to_code_points(word));
    if (errors > 0 && errors <= most_errors(typed)) words[word] = term.get_termfreq();
  }
  return words;
}

TEST(NearWords, AreThoseOfATableOfDistances) {
  std::mt19937 random(1);
  const TempDir folder;
  std::string left;
  std::string right;
  for (int statement = 0; statement < 40; ++statement) {
    std::string body = "el 2026 g20 the U.S. ";
    for (int i = 0; i < 60; ++i) body += random_word(random, 1 + random() % 10) + " ";
    const std::string record =
        record_line("id-" + std::to_string(statement), statement % 3 == 0 ? "en" : "es", body);
    (statement % 2 == 0 ? left : right) += record;
  }
  add_records(folder, "left", left, "left.jsonl");
  add_records(folder, "right", right, "right.jsonl");
  const OpenIndex index = open_index({folder.file("left"), folder.file("right")});
  std::size_t all = 0;
  for (int i = 0; i < 400; ++i) {
    const std::string typed = random_word(random, 3 + random() % 7);
    for (Language language = 0; language < stemmed_languages().size(); ++language) {
      const auto words = expected(index, language, typed);
      EXPECT_EQ(found(index, language, typed), words) << typed;
      all += words.size();
    }
  }
  EXPECT_GT(all, 300U);
}

TEST(NearWords, BehindAServerAreThoseWithOneErrorAndThoseThatBeginAlike) {
  std::mt19937 random(2);
  const TempDir folder;
  std::string body;
  for (int i = 0; i < 3000; ++i) body += random_word(random, 4 + random() % 6) + " ";
  add_records(folder, "index", record_line("a", "es", body));
  const OpenIndex local = open_index({folder.file("index")});
  const TestServer server(folder.file("index"));
  const auto remote = connect({server.location()});
  std::size_t two = 0;
  for (int i = 0; i < 200; ++i) {
    const std::string typed = random_word(random, 4 + random() % 6);
    const std::u32string letters = to_code_points(typed);
    std::map<std::string, std::uint64_t> near;
    for (const auto& [word, statements] : expected(local, 0, typed)) {
      const std::u32string other = to_code_points(word);
      const bool alike = other.substr(0, 2) == letters.substr(0, 2);
      const unsigned errors = distance(letters, other);
      if (errors == 1 || alike) near[word] = statements;
      two += errors == 2 && alike ? 1 : 0;
    }
    EXPECT_EQ(found(remote->index(), 0, typed), near) << typed;
  }
  EXPECT_GT(two, 10U);
}

TEST(NearWords, AreLookedForByLength) {
  const std::pair<const char*, unsigned> kCases[] = {
      {"paz", 0},      {"año", 0}, {"pazz", 1}, {"añós", 1}, {"embajda", 1}, {"señores", 1},
      {"embajada", 2}, {"g20", 0}, {"us.", 0},  {"2026", 0}, {"covid19", 0}, {"", 0}};
  for (const auto& [word, errors] : kCases) EXPECT_EQ(most_errors(word), errors) << word;
}

TEST(NearWords, AreNoneForAcronymsAndNumbers) {
  const TempDir folder;
  add_records(folder, "index", record_line("a", "es", "2026 2027 covid19 OTAN otan EE.UU. uuee"));
  const OpenIndex index = open_index({folder.file("index")});
  for (const char* typed : {"2025", "covid18", "eeuu.", "ota"}) {
    EXPECT_TRUE(likeliest_words(index, {.surface = typed, .folded = typed}, "", 20).empty())
        << typed;
  }
  EXPECT_TRUE(
      likeliest_words(index, {.stemmable = false, .surface = "otam", .folded = "otam"}, "", 20)
          .empty());
  EXPECT_EQ(likeliest_words(index, {.surface = "otam", .folded = "otam"}, "", 20).size(), 1U);
}

TEST(TypingErrors, CostLessTheEasierTheyAreMade) {
  struct Case {
    std::u32string_view meant;
    std::u32string_view likelier;
    std::u32string_view rarer;
  };
  const Case kCases[] = {
      {U"embajada", U"embajaad", U"embakada"},    // exchanged, neighbouring key
      {U"embajada", U"embakada", U"embapada"},    // neighbouring key, any key
      {U"embassy", U"embasy", U"embssy"},         // left single, left out
      {U"embajada", U"embajjada", U"embajxada"},  // doubled, one too many
      {U"gobierno", U"govierno", U"gofierno"},    // sounds alike
      {U"decision", U"desision", U"devision"},    // the same
      {U"exigir", U"exijir", U"exihir"},          //
      {U"hacienda", U"acienda", U"acienta"},      // h is silent
      {U"lluvia", U"yuvia", U"tuvia"},            // ll/y
      {U"español", U"espanol", U"espamol"},       //
      {U"embajada", U"embajadw", U"wmbajada"},    // the first letter is looked at
      {U"politica", U"polltica", U"plltica"},     // one error, two
  };
  for (const Case& one : kCases) {
    EXPECT_LT(typing_cost(one.likelier, one.meant), typing_cost(one.rarer, one.meant))
        << std::string(one.likelier.begin(), one.likelier.end());
  }
  EXPECT_EQ(typing_cost(U"paz", U"paz"), 0);
}

TEST(TypingErrors, KnowTheKeyboard) {
  EXPECT_TRUE(neighbouring_keys(U'a', U's'));
  EXPECT_TRUE(neighbouring_keys(U'l', U'ñ'));
  EXPECT_TRUE(neighbouring_keys(U'g', U'b'));
  EXPECT_FALSE(neighbouring_keys(U'a', U'a'));
  EXPECT_FALSE(neighbouring_keys(U'a', U'd'));
  EXPECT_FALSE(neighbouring_keys(U'q', U'z'));
  EXPECT_FALSE(neighbouring_keys(U'a', U'é'));
  EXPECT_FALSE(neighbouring_keys(U'é', U'ß'));
}

}  // namespace
}  // namespace cotejo
