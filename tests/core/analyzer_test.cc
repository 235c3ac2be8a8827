// SPDX-License-Identifier: GPL-3.0-or-later
// The analysis that indexer and searcher share: laws that hold for random texts, and word forms.
#include "core/text/analyzer.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <tuple>
#include <vector>

#include "core/base/utf8.h"
#include "core/text/normalizer.h"
#include "tests/core/word_list.h"

namespace cotejo {
namespace {

std::string random_text(std::mt19937& random) {
  static const std::vector<std::string> kPieces{
      "a",      "US",        "un", "U.", "S.",     "EE",         "UU",     ".",      " ",    "-",
      "’",      "'",         "s",  "l",  "O",      "1",          "000",    ",",      "12",   "\n",
      "\u00A0", "\u202F",    "ñ",  "É",  "\u0301", "\u00AD",     "\u200B", "\u2011", "–",    "Elam",
      "co",     "operation", "º",  "漢", "ن",      "\U0001F600", "٣",      "\r\n",   "JOIN", "_"};
  std::string text;
  for (auto left = random() % 25; left > 0; --left) text += kPieces[random() % kPieces.size()];
  return text;
}

TEST(Analyzer, LawsHoldForRandomTexts) {
  std::mt19937 random(20260305);
  Analyzer analyzer;
  for (int n = 0; n < 30'000; ++n) {
    const std::string text = random_text(random);
    SCOPED_TRACE(::testing::PrintToString(text));
    std::uint32_t last = 0;
    std::size_t covered = 0;
    bool digits_lost = false;
    const std::uint32_t positions = analyzer.analyze(text, [&](const WordOccurrence& word) {
      ASSERT_FALSE(word.word->folded.empty());
      ASSERT_LE(word.word->folded.size(), kMaxWordBytes);
      ASSERT_EQ(word.word->folded, folded_form(word.word->surface));
      ASSERT_LT(word.begin, word.end);
      ASSERT_LE(word.end, text.size());
      ASSERT_EQ(find_invalid_utf8(text.substr(word.begin, word.end - word.begin)),
                std::string::npos);
      if (word.alias) return;
      ASSERT_GE(word.position, last);
      ASSERT_GE(word.begin, covered) << "words overlap";
      for (char c : text.substr(covered, word.begin - covered)) {
        digits_lost = digits_lost || (c >= '0' && c <= '9');
      }
      last = word.position;
      covered = word.end;
    });
    ASSERT_FALSE(digits_lost);
    ASSERT_LE(last, positions);
    if (::testing::Test::HasFatalFailure()) return;
  }
}

TEST(Analyzer, AWordReadsTheSameAloneAndAmongOthers) {
  for (const char* word : {"EE.UU.", "U.S.", "1.234,56", "O'Connor", "co-operation", "año"}) {
    Analyzer analyzer;
    std::string among;
    analyzer.analyze(std::string("dijo ") + word + " ayer", [&](const WordOccurrence& found) {
      if (found.word->folded == "dijo" || found.word->folded == "ayer") return;
      among += (among.empty() ? "" : " ") + std::string(found.alias ? "~" : "") +
               found.word->folded + "@" + std::to_string(found.position - 1);
    });
    EXPECT_EQ(among, word_list(word));
  }
}

TEST(Analyzer, NumbersAcronymsAndMixturesAreNotStemmed) {
  struct Row {
    const char* text;
    bool stemmable;
  };
  for (const Row& row : {Row{"policías", true}, Row{"don't", true}, Row{"ONU", true},
                         Row{"1.000", false}, Row{"2,5", false}, Row{"G20", false},
                         Row{"U.S.", false}, Row{"EE.UU.", false}, Row{"O.N.U.", false}}) {
    Analyzer analyzer;
    std::vector<bool> found;
    analyzer.analyze(row.text,
                     [&](const WordOccurrence& word) { found.push_back(word.word->stemmable); });
    EXPECT_EQ(found, std::vector<bool>{row.stemmable}) << row.text;
  }
}

TEST(Analyzer, ForgettingChangesNothing) {
  Analyzer analyzer;
  const auto words = [&] {
    std::string out;
    analyzer.analyze("Los EE.UU. y us US",
                     [&](const WordOccurrence& word) { out += word.word->folded + " "; });
    return out;
  };
  const std::string before = words();
  EXPECT_EQ(before, "los eeuu y us us. ");
  analyzer.trim();
  EXPECT_EQ(words(), before);
}

TEST(Analyzer, TermsOfLanguagesAreApart) {
  EXPECT_EQ(word_term(language_of("es"), "sale"), "ssale");
  EXPECT_EQ(word_term(language_of("en"), "sale"), "esale");
  EXPECT_EQ(word_term(other_language(), "sale"), "osale");
}

// A filtered text gives every word of the filter that the whole text gives, and nothing else.
TEST(Analyzer, FiltersNoWordThatIsLookedFor) {
  std::mt19937 random(7);
  Analyzer analyzer;
  for (int n = 0; n < 20'000; ++n) {
    const std::string text = random_text(random);
    SCOPED_TRACE(::testing::PrintToString(text));
    using Place = std::tuple<std::string, std::uint32_t, std::size_t, std::size_t>;
    std::vector<Place> places;
    const auto place_of = [](const WordOccurrence& word) {
      return Place(word.word->folded, word.position, word.begin, word.end);
    };
    analyzer.analyze(text, [&](const WordOccurrence& word) { places.push_back(place_of(word)); });
    if (places.empty()) continue;
    const std::string wanted = std::get<0>(places[random() % places.size()]);
    std::erase_if(places, [&](const Place& place) { return std::get<0>(place) != wanted; });
    std::vector<Place> found;
    const std::uint32_t positions =
        analyzer.analyze(text, WordFilter({wanted}), [&](const WordOccurrence& word) {
          if (word.word->folded == wanted) found.push_back(place_of(word));
        });
    ASSERT_EQ(found, places);
    ASSERT_EQ(positions, analyzer.analyze(text, [](const WordOccurrence&) {}));
  }
  EXPECT_FALSE(WordFilter({}).may_have("word", false));
  std::size_t passed = 0;
  analyzer.analyze(
      "The Ministers of both countries met on Monday and signed a treaty in the evening",
      WordFilter({"treaty", "meeting"}), [&](const WordOccurrence&) { ++passed; });
  EXPECT_EQ(passed, 1U);
}

}  // namespace
}  // namespace cotejo
