// SPDX-License-Identifier: GPL-3.0-or-later
// The policy on words as one table: acronyms, numbers, apostrophes, hyphens, and their positions.
#include "core/text/tokenizer.h"

#include <gtest/gtest.h>

#include <vector>

#include "tests/core/word_list.h"

namespace cotejo {
namespace {

struct TokenizerRow {
  std::string text, words;
};

void check(const std::vector<TokenizerRow>& rows) {
  for (const TokenizerRow& row : rows)
    EXPECT_EQ(word_list(row.text), row.words) << "«" << row.text << "»";
}

TEST(Tokenizer, Acronyms) {
  check({
      {"EE.UU.", "eeuu@0"},
      {"EE. UU.", "eeuu@0"},
      {"EE.\u00A0UU.", "eeuu@0"},
      {"EE.UU", "eeuu@0"},
      {"EE UU", "eeuu@0"},
      {"EEUU", "eeuu@0"},
      {"los EE.UU. y", "los@0 eeuu@1 y@2"},
      {"FF. AA.", "ffaa@0"},
      {"U.S.", "us.@0"},
      {"U. S.", "us.@0"},
      {"U.S", "us.@0"},
      {"the US said", "the@0 us.@1 said@2"},
      {"join us today", "join@0 us@1 today@2"},
      {"JOIN US TODAY", "join@0 us.@1 ~us@1 today@2"},
      {"JOIN U.S. FORCES", "join@0 us.@1 forces@2"},
      {"US-led", "us.@0 led@1 ~us.led@0 ~us.led@1"},
      {"U.S.-led", "us.@0 led@1 ~us.led@0 ~us.led@1"},
      {"Us", "us@0"},
      {"UN", "un.@0"},
      {"U.N.", "un.@0"},
      {"un país", "un@0 pais@1"},
      {"the WHO and who", "the@0 who.@1 and@2 who@3"},
      {"ONU", "onu@0"},
      {"O.N.U.", "onu@0"},
      {"E.U.A.", "eua@0"},
      {"10 a.m. y", "10@0 am@1 y@2"},
      {"J. F. Kennedy", "j@0 f@1 kennedy@2"},
      {"G20 y COVID", "g20@0 y@1 covid@2"},
      {"USA", "usa@0"},
      {"US’s", "us.@0"},
      {"n.º 5, N.º 6, 1.º", "n@0 5@1 n@2 6@3 1@4"},
  });
}

TEST(Tokenizer, Numbers) {
  check({
      {"1000", "1000@0"},
      {"1.000", "1000@0"},
      {"1,000", "1000@0"},
      {"1\u00A0000", "1000@0"},
      {"1\u202F000", "1000@0"},
      {"1\u2009000", "1000@0"},
      {"1’000", "1000@0"},
      {"1 000", "1@0 000@1"},
      {"1.234.567", "1234567@0"},
      {"2,5", "2.5@0"},
      {"2.5", "2.5@0"},
      {"0,500", "0.500@0"},
      {"1.234,56", "1234.56@0"},
      {"1,234.56", "1234.56@0"},
      {"1.0000", "1.0000@0"},
      {"12.03.2026", "12@0 03@1 2026@2"},
      {"12/03/2026", "12@0 03@1 2026@2"},
      {"2026-03-12", "2026@0 03@1 12@2"},
      {"1,234,56", "1@0 234@1 56@2"},
      {"2026.", "2026@0"},
      {"5, 6", "5@0 6@1"},
      {"50%", "50@0"},
      {"$1.500 millones", "1500@0 millones@1"},
      {"1980s", "1980s@0"},
      {"1980's", "1980@0"},
      {"a las 5'30 horas", "a@0 las@1 5@2 30@3 horas@4"},
  });
}

TEST(Tokenizer, Apostrophes) {
  check({
      {"Venezuela’s people", "venezuela@0 people@1"},
      {"Venezuela's", "venezuela@0"},
      {"VENEZUELA'S", "venezuela@0"},
      {"States’ rights", "states@0 rights@1"},
      {"don’t", "don't@0"},
      {"don't", "don't@0"},
      {"we'll", "we'll@0"},
      {"l’Elam", "l'elam@0 ~elam@0"},
      {"O'Connor said", "o'connor@0 ~connor@0 said@1"},
      {"O’Connor’s", "o'connor@0 ~connor@0"},
      {"d'Or", "d'or@0"},
      {"‘hola’ 'mundo'", "hola@0 mundo@1"},
      {"rock 'n' roll", "rock@0 n@1 roll@2"},
  });
}

TEST(Tokenizer, Hyphens) {
  check({
      {"co-operation", "co@0 operation@1 ~cooperation@0 ~cooperation@1"},
      {"co\u2010operation", "co@0 operation@1 ~cooperation@0 ~cooperation@1"},
      {"co\u2011operation", "co@0 operation@1 ~cooperation@0 ~cooperation@1"},
      {"co-\noperation", "co@0 operation@1 ~cooperation@0 ~cooperation@1"},
      {"co-\r\noperation", "co@0 operation@1 ~cooperation@0 ~cooperation@1"},
      {"co-\n\n\noperation", "co@0 operation@1"},
      {"co - operation", "co@0 operation@1"},
      {"co- operation", "co@0 operation@1"},
      {"COVID-19 y", "covid@0 19@1 ~covid19@0 ~covid19@1 y@2"},
      {"face-to-face", "face@0 to@1 face@2 ~facetoface@0 ~facetoface@2"},
      {"a-b-c-d-e", "a@0 b@1 c@2 d@3 e@4"},
      {"político-militar", "politico@0 militar@1 ~politicomilitar@0 ~politicomilitar@1"},
      {"sí–no", "si@0 no@1"},
      {"sí—no", "si@0 no@1"},
      {"sí--no", "si@0 no@1"},
      {"-uno-", "uno@0"},
  });
}

TEST(Tokenizer, InvisibleCharactersAndOtherScripts) {
  check({
      {"", ""},
      {" \n.,;¡¿", ""},
      {"go\u00ADbierno", "gobierno@0"},
      {"go\u200Bbier\u2060no", "gobierno@0"},
      {"\uFEFFhola", "hola@0"},
      {"policía POLICI\u0301A policia", "policia@0 policia@1 policia@2"},
      {"año an\u0303o ano", "año@0 año@1 ano@2"},
      {"uno\u00A0dos\u3000tres", "uno@0 dos@1 tres@2"},
      {"snake_case", "snake@0 case@1"},
      {"Москва, Αθήνα", "москва@0 αθηνα@1"},
      {"https://x.org/a", "https@0 x@1 org@2 a@3"},
      {std::string(100, 'X'), std::string(64, 'x') + "@0"},
  });
}

TEST(Tokenizer, GivesTheBytesOfTheTextAndTheNumberOfPositions) {
  const std::string text = "«El año», Venezuela’s EE. UU. co-op.";
  std::vector<std::string> found;
  const std::uint32_t positions = tokenize(text, [&](const Token& token) {
    found.push_back(text.substr(token.begin, token.end - token.begin));
  });
  EXPECT_EQ(positions, 6U);
  EXPECT_EQ(found, (std::vector<std::string>{"El", "año", "Venezuela", "EE. UU.", "co", "op",
                                             "co-op", "co-op"}));
}

}  // namespace
}  // namespace cotejo
