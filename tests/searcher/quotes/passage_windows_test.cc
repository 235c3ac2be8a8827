// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/quotes/passage_windows.h"

#include <gtest/gtest.h>

#include <sstream>
#include <string>

namespace cotejo {
namespace {

// Words in capitals say much, the others are common.
std::vector<QuoteTerm> terms_of(const std::string& quotation) {
  std::vector<QuoteTerm> terms;
  std::istringstream words(quotation);
  for (std::string word; words >> word;) {
    QuoteTerm term;
    term.common = word.front() >= 'a';
    term.idf = term.common ? 0.1 : 6;
    term.term = std::move(word);
    terms.push_back(std::move(term));
  }
  return terms;
}

PositionsOf positions_in(std::string text) {
  return [text = std::move(text)](const std::string& term) {
    std::vector<std::uint32_t> found;
    std::istringstream words(text);
    std::uint32_t position = 0;
    for (std::string word; words >> word; ++position) {
      if (word == term) found.push_back(position);
    }
    return found;
  };
}

PassageWindow only_window(const std::string& quotation, const std::string& text,
                          Anchors anchors = Anchors::kRarest) {
  const auto windows = passage_windows(terms_of(quotation), positions_in(text), anchors);
  EXPECT_EQ(windows.size(), 1U);
  return windows.empty() ? PassageWindow() : windows.front();
}

// What is said once in full, with days, and then for short.
TEST(PassageWindows, TakesThePlaceWhereTheWordsStandTogether) {
  const PassageWindow window =
      only_window("with STEPS taken in ORDER A , ORDER B , ORDER",
                  "for STEPS taken in ORDER A of last spring , ORDER B of May , ORDER C of June "
                  "more words and more words with STEPS taken in ORDER A , ORDER B , ORDER C");
  EXPECT_EQ(window.first, 24U);
  EXPECT_EQ(window.last, 35U);
}

TEST(PassageWindows, TakesTheFirstOfPlacesThatAreAlike) {
  EXPECT_EQ(only_window("STEPS taken in ORDER A",
                        "STEPS taken in ORDER A x x x x x x x x x STEPS "
                        "taken in ORDER A")
                .first,
            0U);
}

// Asked for by all its words, the place that has the common ones, too.
TEST(PassageWindows, TellsPlacesApartByCommonWords) {
  const char* const text = "A B C D E as x x x x x x x x x A B C D E and";
  EXPECT_EQ(only_window("A B C D E and", text).first, 0U);
  EXPECT_EQ(only_window("A B C D E and", text, Anchors::kAll).first, 15U);
}

TEST(PassageWindows, WouldRatherHaveAllTheWords) {
  EXPECT_EQ(only_window("STEPS taken in ORDER A",
                        "taken in ORDER A x x x x x x x x x x STEPS x "
                        "taken in x ORDER A")
                .first,
            14U);
}

}  // namespace
}  // namespace cotejo
