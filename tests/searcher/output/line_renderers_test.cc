// SPDX-License-Identifier: GPL-3.0-or-later
// CSV and ids.
#include <gtest/gtest.h>

#include "tests/searcher/output/sample_result.h"

namespace cotejo {
namespace {

TEST(CsvRenderer, QuotesWhereRfc4180AsksForIt) {
  EXPECT_EQ(rendered(sample_result(), "csv"),
            "rank,id,date,source,speakers,lang,kind,title,url,score\r\n"
            "1,ve-1,2026-03-05,\"Ministerio \"\"del\"\" Poder Popular\",Yván Gil; Delcy Rodríguez,"
            "es,communique,\"Relaciones, diplomáticas\",https://example.org/1,1.2500\r\n"
            "2,u-2,2015-07,UN,,en,,,,1.2500\r\n");
}

struct CellCase {
  const char* title;
  const char* cell;
};

class CsvCell : public testing::TestWithParam<CellCase> {};

TEST_P(CsvCell, IsNoFormula) {
  SearchResult result = sample_result();
  result.hits.resize(1);
  result.hits[0].statement.title = GetParam().title;
  const std::string csv = rendered(result, "csv");
  const std::string before = ",communique,";
  const std::size_t begin = csv.find(before) + before.size();
  EXPECT_EQ(csv.substr(begin, csv.find(",https") - begin), GetParam().cell);
}

INSTANTIATE_TEST_SUITE_P(Table, CsvCell,
                         testing::Values(CellCase{"=1+1", "'=1+1"}, CellCase{"+1", "'+1"},
                                         CellCase{"-1", "'-1"}, CellCase{"@sum", "'@sum"},
                                         CellCase{"\t=1", "'\t=1"}, CellCase{"\r=1", "\"'\r=1\""},
                                         CellCase{"=1,2", "\"'=1,2\""}, CellCase{"1=1", "1=1"},
                                         CellCase{"two\nlines", "\"two\nlines\""},
                                         CellCase{"", ""}));

TEST(CsvRenderer, HasItsHeaderAlsoWithoutHits) {
  EXPECT_EQ(rendered({}, "csv"), "rank,id,date,source,speakers,lang,kind,title,url,score\r\n");
}

TEST(IdsRenderer, WritesIdsOnly) {
  EXPECT_EQ(rendered(sample_result(), "ids"), "ve-1\nu-2\n");
  EXPECT_EQ(rendered({}, "ids"), "");
}

}  // namespace
}  // namespace cotejo
