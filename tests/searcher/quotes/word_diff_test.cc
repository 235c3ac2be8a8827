// SPDX-License-Identifier: GPL-3.0-or-later
// The runs of a comparison: what they hold, and that they hold all of it.
#include <gtest/gtest.h>

#include <limits>
#include <random>
#include <string>
#include <vector>

#include "searcher/quotes/verdict.h"
#include "tests/searcher/quotes/compared_quotation.h"

namespace cotejo {
namespace {

using Runs = std::vector<DiffRun>;
using enum EditOp;

struct DiffRow {
  const char* quotation;
  const char* text;
  Runs runs;
};

const DiffRow kRows[] = {
    {"the red door", "Open the red door.", {{kEqual, "the red door", "the red door", false}}},
    {"The Red Door", "Open the red door.", {{kEqual, "The Red Door", "the red door", false}}},
    {"the blue door was shut",
     "Say the red door was shut.",
     {{kEqual, "the ", "the ", false},
      {kReplace, "blue", "red", false},
      {kEqual, " door was shut", " door was shut", false}}},
    {"the door was shut",
     "Say the red door was shut.",
     {{kEqual, "the ", "the ", false},
      {kDelete, "", "red", false},
      {kEqual, "door was shut", " door was shut", false}}},
    {"the door … was shut",
     "Say the door, they think, was shut.",
     {{kEqual, "the door … ", "the door, ", false},
      {kDelete, "", "they think,", true},
      {kEqual, "was shut", " was shut", false}}},
    {"the red [wooden] door was shut",
     "Say the red door was shut.",
     {{kEqual, "the red ", "the red ", false},
      {kInsert, "[wooden]", "", true},
      {kEqual, " door was shut", "door was shut", false}}},
    {"the old red door was shut",
     "Say the red door was shut.",
     {{kEqual, "the ", "the ", false},
      {kInsert, "old", "", false},
      {kEqual, " red door was shut", "red door was shut", false}}},
    {"our cooperation goes on",
     "And our co-operation goes on.",
     {{kEqual, "our cooperation goes on", "our co-operation goes on", false}}},
    // Signs stay with the word that they touch.
    {"a large nation (that is ours)",
     "It is a large, free (and old) nation (that is ours).",
     {{kEqual, "a large ", "a large, ", false},
      {kDelete, "", "free (and old)", false},
      {kEqual, "nation (that is ours)", " nation (that is ours", false}}},
    {"the door was shut",
     "Say the door—they think—was shut.",
     {{kEqual, "the door ", "the door—", false},
      {kDelete, "", "they think—", false},
      {kEqual, "was shut", "was shut", false}}},
    {"«el barco zarpó, ¿volverá mañana?»",
     "Y el barco zarpó, ¿tornará mañana?",
     {{kEqual, "el barco zarpó, ", "el barco zarpó, ", false},
      {kReplace, "¿volverá", "¿tornará", false},
      {kEqual, " mañana", " mañana", false}}},
    // The printer's marks at the ends are part of what is printed; quotation marks are not.
    {"“[T]he ministers [met] on Tuesday […]”",
     "Then the ministers came together on Tuesday at noon.",
     {{kEqual, "[T]he ministers ", "the ministers ", false},
      {kDelete, "", "came ", true},
      {kReplace, "[met]", "together", true},
      {kEqual, " on Tuesday […]", " on Tuesday", false}}},
    {"“... the ministers agree[d]”",
     "Then the ministers agree.",
     {{kEqual, "... the ministers ", "the ministers ", false},
      {kReplace, "agree[d]", "agree", true}}},
};

TEST(WordDiff, TellsEachRun) {
  for (const DiffRow& row : kRows) {
    EXPECT_EQ(compare_quotation(row.quotation, row.text, "en").diff, row.runs) << row.quotation;
  }
}

// Random words of a small vocabulary, so that much is the same, with the signs that mean something.
std::string random_text(std::mt19937& random, std::size_t words, bool signs) {
  static const std::vector<std::string> kWords{
      "the",  "not",   "No",  "nunca",  "Rome",  "Paris",  "3",      "1,000", "U.S.",
      "door", "co-op", "sin", "before", "after", "red",    "don't",  "40%",   "año",
      "May",  "lunes", "two", "five",   "and",   "unless", "door's", "legal", "illegal"};
  static const std::vector<std::string> kSigns{"…", "[", "]", "(…)", "[...]", ",", ".", "“", "’"};
  std::string text;
  for (std::size_t i = 0; i < words; ++i) {
    if (signs && random() % 5 == 0) text += kSigns[random() % kSigns.size()] + " ";
    text += kWords[random() % kWords.size()] + (random() % 9 == 0 ? ". " : " ");
  }
  return text;
}

TEST(WordDiff, JoinsToTheTextsOfRandomQuotations) {
  std::mt19937 random(7);
  for (int i = 0; i < 600; ++i) {
    const std::string text = random_text(random, 1 + random() % 60, false);
    const std::string quotation = random_text(random, 1 + random() % 25, true);
    const ComparedQuotation compared = compare_quotation(quotation, text, i % 2 == 0 ? "en" : "es");
    ASSERT_LE(compared.alignment.similarity, 1.0) << quotation << "\n" << text;
    std::string quoted;
    std::string passage;
    for (const DiffRun& run : compared.diff) {
      quoted += run.quote;
      passage += run.source;
      ASSERT_EQ(run.quote.empty(), run.op == kDelete);
      ASSERT_TRUE(run.op != kInsert || run.source.empty());
    }
    if (compared.alignment.source_begin == compared.alignment.source_end) continue;
    Analyzer analyzer;
    const QuoteText quote = read_quote(quotation, analyzer);
    const std::size_t begin = quote.words.front().begin;
    const std::size_t end = quote.words.back().end;
    const std::size_t at = quotation.find(quoted);
    ASSERT_NE(at, std::string::npos) << quotation << "\n" << quoted;
    ASSERT_NE(quoted.find(quotation.substr(begin, end - begin)), std::string::npos) << quoted;
    const std::vector<TextWord> words =
        words_between(text, 0, std::numeric_limits<std::uint32_t>::max(), analyzer);
    const std::size_t from = words[compared.alignment.source_begin].begin;
    const std::size_t to = words[compared.alignment.source_end - 1].end;
    ASSERT_EQ(passage, text.substr(from, to - from)) << quotation << "\n" << text;
  }
}

}  // namespace
}  // namespace cotejo
