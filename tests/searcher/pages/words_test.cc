// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/pages/words.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "searcher/pages/ui_language.h"
#include "searcher/pages/wording.h"

namespace cotejo {
namespace {

std::map<Word, std::string_view> table(std::span<const WordRow> rows) {
  std::map<Word, std::string_view> words;
  for (const WordRow& row : rows) EXPECT_TRUE(words.emplace(row.word, row.text).second) << row.text;
  return words;
}

std::set<std::string> blanks(std::string_view text) {
  std::set<std::string> found;
  for (std::size_t at = text.find('{'); at != std::string_view::npos; at = text.find('{', at + 1)) {
    found.emplace(text.substr(at, 3));
  }
  return found;
}

TEST(Words, BothLanguagesHaveEveryKey) {
  const auto english = table(english_words());
  const auto spanish = table(spanish_words());
  ASSERT_EQ(english.size(), kWords);
  ASSERT_EQ(spanish.size(), kWords);
  for (const auto& [word, text] : english) {
    EXPECT_FALSE(text.empty());
    EXPECT_FALSE(spanish.at(word).empty()) << text;
    EXPECT_EQ(blanks(text), blanks(spanish.at(word))) << text;
  }
}

TEST(Wording, FillsBlanks) {
  const Wording english(UiLanguage::kEnglish);
  EXPECT_EQ(english.plain(Word::kHitsFromTo, {"1", "20", "61"}), "1 to 20 of 61");
  EXPECT_EQ(english.say(Word::kReadAs, {tag("b", {}, "<")}).markup(), "Read as <b>&lt;</b>");
  EXPECT_EQ(english.plain(Word::kHitsFromTo, {"{1}", "b", "c"}), "{1} to b of c");
  EXPECT_EQ(english.counted(Word::kStatementsOne, Word::kStatementsMany, 1), "1 statement");
}

TEST(Wording, NumbersAndDates) {
  const Wording english(UiLanguage::kEnglish);
  const Wording spanish(UiLanguage::kSpanish);
  EXPECT_EQ(english.number(0), "0");
  EXPECT_EQ(english.number(999), "999");
  EXPECT_EQ(english.number(1234567), "1,234,567");
  EXPECT_EQ(spanish.number(24084), "24\u00A0084");
  EXPECT_EQ(english.date({2026, 3, 5}), "5 March 2026");
  EXPECT_EQ(spanish.date({2026, 3, 5}), "5 de marzo de 2026");
  EXPECT_EQ(spanish.date({2026, 12, 0}), "diciembre de 2026");
  EXPECT_EQ(english.date({2026, 0, 0}), "2026");
  EXPECT_EQ(english.kind_name("fact-sheet"), "fact sheet");
  EXPECT_EQ(spanish.kind_name("note"), "nota");
  EXPECT_EQ(spanish.kind_name("decreto"), "decreto");
}

TEST(UiLanguage, IsTheBetterLikedOne) {
  const struct {
    const char* chosen;
    const char* accept;
    UiLanguage language;
  } kRows[] = {{"", "", UiLanguage::kEnglish},
               {"", "es", UiLanguage::kSpanish},
               {"", "es-MX,es;q=0.9,en;q=0.8", UiLanguage::kSpanish},
               {"", "en-US,en;q=0.9,es;q=0.95", UiLanguage::kEnglish},
               {"", "en;q=0.5, ES;q=0.7", UiLanguage::kSpanish},
               {"", "fr, de;q=0.9", UiLanguage::kEnglish},
               {"", "est", UiLanguage::kEnglish},
               {"", "es;q=0, en;q=0.1", UiLanguage::kEnglish},
               {"", ";;,,q=,es;q=x", UiLanguage::kEnglish},
               {"en", "es", UiLanguage::kEnglish},
               {"es", "en", UiLanguage::kSpanish},
               {"<script>", "es", UiLanguage::kSpanish}};
  for (const auto& row : kRows) {
    EXPECT_EQ(choose_ui_language(row.chosen, row.accept), row.language) << row.accept;
  }
}

}  // namespace
}  // namespace cotejo
