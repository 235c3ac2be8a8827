// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/quotes/fragments.h"

#include <gtest/gtest.h>

namespace cotejo {
namespace {

std::string apart(const std::string& text, const std::vector<bool>& stands) {
  Analyzer analyzer;
  const QuoteText quote = read_quote(text, analyzer);
  std::string parts;
  for (const Fragment& fragment : come_apart(quote, stands)) {
    parts += "[" + cut_out(quote, fragment).text + "]";
  }
  return parts;
}

TEST(Fragments, ComeApartAtEllipses) {
  EXPECT_EQ(apart("We will mend the road … and the two bridges too", {}),
            "[We will mend the road][and the two bridges too]");
  EXPECT_EQ(apart("We will mend the road … soon", {}), "[We will mend the road]") << "too short";
}

TEST(Fragments, ComeApartAroundWhatOneSourceHas) {
  const std::vector<bool> stands{false, false, false, false, true, true, false, true, true, true};
  EXPECT_EQ(apart("a b c d e f g h i j", stands), "[a b c d][e f g h i j]");
}

TEST(Fragments, OfNothingAreNone) {
  EXPECT_EQ(apart("", {}), "");
  EXPECT_EQ(apart("four words are here", {true, true, true, true}), "[four words are here]");
}

TEST(Fragments, KeepTheirWordsPlacesInThemselves) {
  Analyzer analyzer;
  const QuoteText quote = read_quote("«One, two» … three, four", analyzer);
  const QuoteText part = cut_out(quote, {2, 4});
  EXPECT_EQ(part.text, "three, four");
  EXPECT_EQ(part.words[1].begin, 7U);
  EXPECT_FALSE(part.words[0].after_gap);
}

}  // namespace
}  // namespace cotejo
