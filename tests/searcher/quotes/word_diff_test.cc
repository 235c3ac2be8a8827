// SPDX-License-Identifier: GPL-3.0-or-later
// The runs of a comparison: what they hold, and that they hold all of it.
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "searcher/quotes/alarms.h"
#include "searcher/quotes/verdict.h"
#include "searcher/quotes/word_keys.h"
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
     {{kEqual, "the", "the", false},
      {kReplace, "blue", "red", false},
      {kEqual, "door was shut", "door was shut", false}}},
    {"the door was shut",
     "Say the red door was shut.",
     {{kEqual, "the", "the", false},
      {kDelete, "", "red", false},
      {kEqual, "door was shut", "door was shut", false}}},
    {"the door … was shut",
     "Say the door, they think, was shut.",
     {{kEqual, "the door", "the door", false},
      {kDelete, "", "they think", true},
      {kEqual, "was shut", "was shut", false}}},
    {"the red [wooden] door was shut",
     "Say the red door was shut.",
     {{kEqual, "the red", "the red", false},
      {kInsert, "wooden", "", true},
      {kEqual, "door was shut", "door was shut", false}}},
    {"the old red door was shut",
     "Say the red door was shut.",
     {{kEqual, "the", "the", false},
      {kInsert, "old", "", false},
      {kEqual, "red door was shut", "red door was shut", false}}},
    {"our cooperation goes on",
     "And our co-operation goes on.",
     {{kEqual, "our cooperation goes on", "our co-operation goes on", false}}},
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

TEST(WordDiff, HoldsAllWordsOfRandomQuotations) {
  std::mt19937 random(7);
  for (int i = 0; i < 600; ++i) {
    const std::string text = random_text(random, 1 + random() % 60, false);
    const std::string quotation = random_text(random, 1 + random() % 25, true);
    const ComparedQuotation compared = compare_quotation(quotation, text, i % 2 == 0 ? "en" : "es");
    ASSERT_LE(compared.alignment.similarity, 1.0) << quotation << "\n" << text;
    std::string joined;
    for (const DiffRun& run : compared.diff) {
      joined += run.quote + " ";
      if (run.op == kEqual) {
        ASSERT_EQ(letters_of(run.quote), letters_of(run.source)) << quotation << "\n" << text;
      }
      ASSERT_EQ(run.quote.empty(), run.op == kDelete);
    }
    Analyzer analyzer;
    std::vector<std::string> whole;
    std::vector<std::string> parts;
    for (const QuoteWord& word : read_quote(quotation, analyzer).words) {
      whole.push_back(comparison_key(word.folded));
    }
    for (const QuoteWord& word : read_quote(joined, analyzer).words) {
      parts.push_back(comparison_key(word.folded));
    }
    ASSERT_EQ(whole, parts) << quotation << "\n" << joined;
  }
}

}  // namespace
}  // namespace cotejo
