// SPDX-License-Identifier: GPL-3.0-or-later
// What a person sees of a search.
#include <gtest/gtest.h>

#include "tests/searcher/output/sample_result.h"

namespace cotejo {
namespace {

TEST(TextRenderer, ShowsTotalReadingHitsAndFacets) {
  EXPECT_EQ(rendered(sample_result(), "text"),
            "2 statements of 88\n"
            "read as: relaciones OR relations\n"
            "note: 'us' is read as the word us\n"
            "\n"
            "  1. Relaciones, diplomáticas\n"
            "     2026-03-05 · Yván Gil, Delcy Rodríguez · Ministerio \"del\" Poder Popular ·\n"
            "     [es] communique\n"
            "     … las ▸relaciones◂ …\n"
            "     ve-1\n"
            "     https://example.org/1\n"
            "\n"
            "  2. u-2\n"
            "     2015-07 · UN · [en]\n"
            "     u-2\n"
            "\n"
            "Source    ✓UN\u00A0"
            "7 · Ministerio\u00A0"
            "1 · … 2 more\n"
            "Speaker   (none)\u00A0"
            "1\n"
            "\n"
            "2 ms, revision 3f2a9c1e-12\n");
}

TEST(TextRenderer, SaysThatNothingMatchesAndWhy) {
  SearchResult result;
  result.query_text = result.read_as = "zzz";
  result.notes = {"no statement has zzz"};
  result.suggestion = "paz";
  result.suggestion_total = 12;
  result.index_revision = "3f2a9c1e-1";
  EXPECT_EQ(rendered(result, "text"),
            "No statement matches.\n"
            "note: no statement has zzz\n"
            "Did you mean: paz (12 statements)\n"
            "\n"
            "0 ms, revision 3f2a9c1e-1\n");
}

TEST(TextRenderer, LetsNoValuePassForALineOfItsOwn) {
  SearchResult result = sample_result();
  Statement& s = result.hits[0].statement;
  s.title = "Title\n  9. Forged";
  s.url = "https://example.org/\n  9. Forged";
  s.source = "Source\n  9. Forged";
  s.id = "id\x1B[2J";
  result.read_as = "a\n  9. Forged";
  const std::string text = rendered(result, "text", {true, 80});
  EXPECT_EQ(text.find("\n  9. Forged"), std::string::npos) << text;
  EXPECT_EQ(text.find("\x1B[2J"), std::string::npos);
}

TEST(TextRenderer, FitsEightyColumns) {
  SearchResult result = sample_result();
  result.hits[0].statement.title = result.hits[0].statement.source =
      "Ministerio del Poder Popular para Relaciones Exteriores de la República Bolivariana";
  for (int i = 0; i < 9; ++i) {
    result.facets[0].values.push_back({"Presidencia de la República", 12, false});
  }
  std::istringstream lines(rendered(result, "text"));
  for (std::string line; std::getline(lines, line);) EXPECT_LE(display_width(line), 80U) << line;
}

}  // namespace
}  // namespace cotejo
