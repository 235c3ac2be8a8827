// SPDX-License-Identifier: GPL-3.0-or-later
// The three spellings of a word, and the laws that hold between them for any text.
#include "core/text/normalizer.h"

#include <gtest/gtest.h>

#include <random>

#include "core/base/utf8.h"

namespace cotejo {
namespace {

struct NormalizerRow {
  std::string raw, surface, folded, skeleton;
};

TEST(Normalizer, SpellsAWordInThreeWays) {
  const std::vector<NormalizerRow> rows{
      {"", "", "", ""},
      {"policia", "policia", "policia", "policia"},
      {"POLICÍA", "policía", "policia", "policia"},
      {"POLICI\u0301A", "policía", "policia", "policia"},
      {"Año", "año", "año", "ano"},
      {"AN\u0303O", "año", "año", "ano"},
      {"pingüino", "pingüino", "pinguino", "pinguino"},
      {"São", "são", "sao", "sao"},
      {"Straße", "straße", "strasse", "strasse"},
      {"Łódź", "łódź", "lodz", "lodz"},
      {"Þórður", "þórður", "thordur", "thordur"},
      {"Ægir", "ægir", "aegir", "aegir"},
      {"œuvre", "œuvre", "oeuvre", "oeuvre"},
      {"Việt", "việt", "viet", "viet"},
      {"O’Connor", "o'connor", "o'connor", "oconnor"},
      {"O´Connor", "o'connor", "o'connor", "oconnor"},
      {"we’ll", "we'll", "we'll", "we'll"},
      {"don't", "don't", "don't", "don't"},
      {"go\u00ADbier\u200Bno", "gobierno", "gobierno", "gobierno"},
      {"n.º", "n.", "n.", "n."},
      {"ﬁrma", "firma", "firma", "firma"},
      {"ＯＮＵ", "onu", "onu", "onu"},
      {"ΑΘΉΝΑ", "αθήνα", "αθηνα", "αθηνα"},
      {"МОСКВА", "москва", "москва", "москва"},
      {"\u0301", "\u0301", "", ""},
      // Letters whose capital is hidden in a compatibility form.
      {"\U0001D40F\U0001D40B", "pl", "pl", "pl"},
      {"\u2102", "c", "c", "c"},
  };
  for (const NormalizerRow& row : rows) {
    const std::string surface = surface_form(row.raw);
    EXPECT_EQ(surface, row.surface) << row.raw;
    EXPECT_EQ(folded_form(surface), row.folded) << row.raw;
    EXPECT_EQ(skeleton_form(surface), row.skeleton) << row.raw;
  }
}

TEST(Normalizer, FormsOfRandomWordsAreStable) {
  std::mt19937 random(1);
  static const std::u32string kOften = U"abcnñáéíóúüÑÁ'’\u0301\u0303\u0308\u00ADßæøłŁİıªº";
  for (int n = 0; n < 20'000; ++n) {
    std::string raw;
    for (auto left = 1 + random() % 12; left > 0; --left) {
      const bool often = random() % 4 != 0;
      append_utf8(raw, often ? kOften[random() % kOften.size()] : char32_t(random() % 0x3000));
    }
    const std::string surface = surface_form(raw);
    const std::string folded = folded_form(surface);
    ASSERT_EQ(surface_form(surface), surface) << ::testing::PrintToString(raw);
    ASSERT_EQ(folded_form(folded), folded) << ::testing::PrintToString(raw);
    ASSERT_EQ(skeleton_form(surface), skeleton_form(folded)) << ::testing::PrintToString(raw);
    ASSERT_EQ(find_invalid_utf8(folded), std::string::npos) << ::testing::PrintToString(raw);
  }
}

// The lexicon has spaces between words.
TEST(Normalizer, NoFormHasASpace) {
  for (const char* word : {"\uFDFA", "\u037A", "a\uFDFBb"}) {
    const std::string surface = surface_form(word);
    EXPECT_EQ(surface.find(' '), std::string::npos) << word;
    EXPECT_EQ(surface_form(surface), surface) << word;
  }
}

TEST(Normalizer, CutsLongWordsBetweenCharacters) {
  EXPECT_EQ(surface_form(std::string(100, 'x')), std::string(kMaxWordBytes, 'x'));
  std::string enyes;
  while (enyes.size() < 100) enyes += "ñ";
  EXPECT_EQ(folded_form(surface_form("x" + enyes)), "x" + enyes.substr(0, 62));
  // What is typed and what is indexed is cut at the same place.
  EXPECT_EQ(surface_form(std::string(64, 'x')), surface_form(std::string(65, 'X')));
}

TEST(Normalizer, FoldsWholeNames) {
  EXPECT_EQ(folded_name(" US Département \t of\n State "), "us departement of state");
  EXPECT_EQ(folded_name("Ministerio\u00A0de España"), "ministerio de españa");
  EXPECT_EQ(folded_name("US\x01\x1F State\x7F\u2003of"), "us state\x7F of");  // controls
  EXPECT_EQ(folded_name(""), "");
  EXPECT_EQ(folded_name(" \n"), "");
  EXPECT_EQ(folded_name(std::string(300, 'X')), std::string(300, 'x'));
}

}  // namespace
}  // namespace cotejo
