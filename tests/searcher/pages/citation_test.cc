// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/pages/citation.h"

#include <gtest/gtest.h>

#include "tests/searcher/pages/hostile_texts.h"
#include "tests/searcher/pages/sample_pages.h"

namespace cotejo {
namespace {

Statement cited() {
  Statement s;
  s.id = "ve-1";
  s.source = "Ministerio & Cía {x}";
  s.speakers = {"Ana Gil and Sons"};
  s.date = {2026, 3, 5};
  s.lang = "es";
  s.kind = "speech";
  s.title = "100% \\ de_x $5 #1 ~^";
  s.url = "https://example.org/a_%20b?c={d}&e";
  return s;
}

TEST(Citation, BibtexEscapes) {
  EXPECT_EQ(bibtex({cited(), 12}),
            "@online{ve-1,\n"
            "  author = {{Ana Gil and Sons}},\n"
            "  title = {{100\\% \\textbackslash{} de\\_x \\$5 \\#1 "
            "\\textasciitilde{}\\textasciicircum{}}},\n"
            "  organization = {Ministerio \\& Cía \\textbraceleft{}x\\textbraceright{}},\n"
            "  date = {2026-03-05},\n"
            "  url = {https://example.org/a_%20b?c=%7Bd%7D&e},\n"
            "  langid = {spanish},\n"
            "  note = {ve-1, ¶ 12}\n}\n");
}

TEST(Citation, CslJson) {
  EXPECT_EQ(
      csl_json({cited(), std::nullopt}),
      "[{\"id\":\"ve-1\",\"type\":\"speech\",\"title\":\"100% \\\\ de_x $5 #1 ~^\",\"author\":"
      "[{\"literal\":\"Ana Gil and Sons\"}],\"publisher\":\"Ministerio & Cía {x}\",\"issued\":"
      "{\"date-parts\":[[2026,3,5]]},\"URL\":\"https://example.org/"
      "a_%20b?c=%7Bd%7D&e\",\"language\":"
      "\"es\"}]");
}

TEST(Citation, Plain) {
  EXPECT_EQ(
      plain_citation({cited(), 12}, Wording(UiLanguage::kSpanish)),
      "Ana Gil and Sons, «100% \\ de_x $5 #1 ~^», Ministerio & Cía {x}, 5 de marzo de 2026, ¶ 12, "
      "https://example.org/a_%20b?c=%7Bd%7D&e [ve-1]");
}

// Braces pair whatever the record says, so that one entry cannot swallow or end another.
TEST(Citation, BracesAlwaysPair) {
  for (const std::string_view text : kHostileTexts) {
    for (const std::string& more : {std::string("}"), std::string("{"), std::string("}}\n@x{")}) {
      const std::string entry = bibtex({sample_statement(std::string(text) + more), std::nullopt});
      long depth = 0;
      for (std::size_t at = 0; at < entry.size(); ++at) {
        depth += entry[at] == '{' ? 1 : entry[at] == '}' ? -1 : 0;
        EXPECT_TRUE(depth > 0 || at < 8 || at + 2 >= entry.size()) << entry;
      }
      EXPECT_EQ(depth, 0) << entry;
      EXPECT_EQ(occurrences(entry, "\n@"), 0U);
    }
  }
}

}  // namespace
}  // namespace cotejo
