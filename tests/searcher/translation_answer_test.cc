// SPDX-License-Identifier: GPL-3.0-or-later
// With translation an answer only grows, its numbers agree, snippets mark what was found, and all
// that holds however the statements are spread.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>

#include "core/base/utf8.h"
#include "tests/searcher/bilingual_archive.h"
#include "tests/support/test_index.h"
#include "tests/support/test_server.h"

namespace cotejo {
namespace {

using Ids = std::set<std::string>;

constexpr std::array kEnglishStatement = {"embassy", "embargo", "foreign",   "minister",  "talks",
                                          "tub",     "once",    "migration", "peace",     "the",
                                          "of",      "Cuba",    "affairs",   "cease-fire"};
constexpr std::array kSpanishStatement = {
    "embajada", "bloqueo",  "canciller", "ministro", "diálogo", "cuba", "once",
    "vocero",   "portavoz", "paz",       "la",       "de",      "he",   "relaciones exteriores"};

std::string words_of(std::mt19937& random, bool english, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    if (!text.empty()) text += " ";
    text += english ? kEnglishStatement[random() % kEnglishStatement.size()]
                    : kSpanishStatement[random() % kSpanishStatement.size()];
  }
  return text;
}

std::string random_record(std::mt19937& random, int number) {
  const bool english = random() % 2 == 0;
  return record_line("id-" + std::to_string(number), english ? "en" : "es",
                     words_of(random, english, 1 + random() % 8) + ".");
}

struct Spread {
  std::string all, left, right;
};

Spread spread(std::uint32_t seed, int statements) {
  std::mt19937 random(seed);
  Spread spread;
  for (int i = 0; i < statements; ++i) {
    const std::string line = random_record(random, i);
    spread.all += line;
    (i % 5 < 2 ? spread.left : spread.right) += line;
  }
  return spread;
}

std::string random_query(std::mt19937& random) {
  std::string text;
  for (std::size_t i = 0; i <= random() % 4; ++i) {
    if (!text.empty()) text += " ";
    text += words_of(random, random() % 2 == 0, 1);
  }
  return text;
}

TEST(TranslationAnswer, OnlyGrowsAndItsNumbersAgree) {
  const TempDir folder;
  add_records(folder, "index", spread(1, 150).all);
  SearchEngine engine({folder.file("index")}, small_dictionary(folder));
  std::mt19937 random(2);
  std::size_t grown = 0;
  for (int round = 0; round < 400; ++round) {
    const std::string query = random_query(random);
    const Ids with = found_ids(engine, query);
    const Ids without = found_ids(engine, query, false);
    EXPECT_TRUE(std::includes(with.begin(), with.end(), without.begin(), without.end())) << query;
    grown += with.size() > without.size() ? 1 : 0;
    for (const bool translate : {true, false}) {
      SearchOptions options;
      options.translate = translate;
      options.facets = {Facet::kLang};
      options.facet_limit = 0;
      const auto result = engine.search(query, options);
      const std::size_t expected = translate ? with.size() : without.size();
      EXPECT_EQ(result->total, expected) << query;
      EXPECT_EQ(engine.count(query, options)->total, expected) << query;
      EXPECT_EQ(engine.explain(query, options, "")->total, expected) << query;
      std::uint64_t counted = 0;
      for (const FacetValue& value : result->facets.front().values) counted += value.count;
      EXPECT_EQ(counted, expected) << query;
    }
  }
  EXPECT_GT(grown, 200U);
}

TEST(TranslationAnswer, IsTheSameHoweverTheStatementsAreSpread) {
  const TempDir folder;
  const Spread statements = spread(3, 80);
  add_records(folder, "one", statements.all, "one.jsonl");
  add_records(folder, "left", statements.left, "left.jsonl");
  add_records(folder, "right", statements.right, "right.jsonl");
  const TestServer server(folder.file("left"));
  connect({server.location(), folder.file("right")});  // it listens
  SearchEngine one({folder.file("one")}, small_dictionary(folder));
  SearchEngine two({folder.file("left"), folder.file("right")}, small_dictionary(folder));
  SearchEngine remote({server.location(), folder.file("right")}, small_dictionary(folder));
  std::mt19937 random(4);
  for (int round = 0; round < 40; ++round) {
    const std::string query = random_query(random);
    const Ids expected = found_ids(one, query);
    EXPECT_EQ(found_ids(two, query), expected) << query;
    EXPECT_EQ(found_ids(remote, query), expected) << query;
    EXPECT_EQ(two.count(query, {})->notes, one.count(query, {})->notes) << query;
    EXPECT_EQ(remote.count(query, {})->notes, one.count(query, {})->notes) << query;
  }
}

// What the only snippet of the only hit marks.
std::string marked_words(const char* lang, const char* body, const std::string& query,
                         bool translate = true) {
  const TempDir folder;
  add_archive(folder, "index", {{"one", lang, body}});
  SearchEngine engine({folder.file("index")}, small_dictionary(folder));
  SearchOptions options;
  options.translate = translate;
  const auto result = engine.search(query, options);
  if (!result || result->hits.empty()) return "(no hit)";
  std::string text;
  for (const Snippet& snippet : result->hits.front().snippets) {
    for (const auto& [begin, end] : snippet.marks) {
      std::size_t at = 0;
      for (std::size_t i = 0; i < begin; ++i) decode_utf8(snippet.text, at);
      const std::size_t from = at;
      for (std::size_t i = begin; i < end; ++i) decode_utf8(snippet.text, at);
      text += "[" + snippet.text.substr(from, at - from) + "]";
    }
  }
  return text;
}

TEST(TranslationAnswer, SnippetsMarkTranslationsAndOnlyThose) {
  EXPECT_EQ(marked_words("es", "La embajada abrió su puerta.", "embassy"), "[embajada]");
  EXPECT_EQ(marked_words("es", "Las embajadas abren.", "embassy"), "[embajadas]");
  EXPECT_EQ(marked_words("es", "El alto el fuego es alto.", "ceasefire"), "[alto el fuego]");
  EXPECT_EQ(marked_words("es", "Habló el canciller.", "foreign minister"), "[canciller]");
  EXPECT_EQ(marked_words("es", "La embajada y el bloqueo.", "embassy -embargo"), "[embajada]");
  EXPECT_EQ(marked_words("es", "La embajada.", "embassy", false), "(no hit)");
  EXPECT_EQ(marked_words("es", "La capital y la embajada.", "the embassy"), "[embajada]");
}

}  // namespace
}  // namespace cotejo
