// SPDX-License-Identifier: GPL-3.0-or-later
// What each kind of query is read as, one row a habit.
#include <gtest/gtest.h>

#include "searcher/query/parser.h"
#include "tests/searcher/query_describe.h"

namespace cotejo {
namespace {

struct Row {
  const char* query;
  const char* tree;
};

constexpr Row kWords[] = {
    {"paz", "paz"},
    {"  paz\t", "paz"},
    {"paz acuerdo", "(and paz acuerdo)"},
    {"paz\nacuerdo", "(and paz acuerdo)"},
    {"paz\u00A0acuerdo", "(and paz acuerdo)"},
    {"\uFEFFpaz", "paz"},
    {"\u200Bpaz \u200Eacuerdo", "(and paz acuerdo)"},
    {"paz, acuerdo; tregua.", "(and paz acuerdo tregua)"},
    {"paz... acuerdo…", "(and paz acuerdo)"},
    {"¿Qué pasó?", "(and Qué pasó)"},
    {"¡Viva!", "Viva"},
    {"U.S.", "U.S."},
    {"U.S., policy", "(and U.S. policy)"},
    {"EE.UU.", "EE.UU."},
    {"EE. UU.", "<EE. UU.>"},
    {"EE UU", "<EE UU>"},
    {"los EE. UU. y Cuba", "(and los <EE. UU.> y Cuba)"},
    {"EE. (UU.)", "(and EE. UU.)"},
    {"EE. date:2026 UU.", "(and EE. date[2026..2026] UU.)"},
    {"JJ. OO. EE. UU.", "(and <JJ. OO.> <EE. UU.>)"},
    {"-EE. UU.", "(and all (not <EE. UU.>))"},
    {"title:EE. UU.", "title:<EE. UU.>"},
    {"U. S. policy", "(and <U. S.> policy)"},
    {"J. Kerry", "(and J. Kerry)"},
    {"Inc.", "Inc"},
    {"co-operation", "co-operation"},
    {"O'Connor", "O'Connor"},
    {"don’t", "don’t"},
    {"1.000", "1.000"},
    {"3,5%", "3,5%"},
    {"$100", "100"},
    {"AT&T", "AT&T"},
    {"C++", "C++"},
    {"#Cuba @usuario", "(and #Cuba @usuario)"},
    {"T-MEC", "T-MEC"},
    {"2020-", "2020"},
    {"ÁRBOL ñandú", "(and ÁRBOL ñandú)"},
    {"мир 平和", "(and мир 平和)"},
    {"10:30", "10:30"},
    {"http://example.org/a", "http://example.org/a"},
    {"https://example.org/~ana/1", "https://example.org/~ana/1"},
    {"1 & 2", "(and 1 2)"},
    {"", "all"},
    {" \t\n ", "all"},
    {"!?", "all"},
};

constexpr Row kOperators[] = {
    {"a AND b", "(and a b)"},
    {"a Y b", "(and a b)"},
    {"a OR b", "(or a b)"},
    {"a O b", "(or a b)"},
    {"a OR b OR c", "(or a b c)"},
    {"a b OR c d", "(or (and a b) (and c d))"},
    {"a AND b OR c", "(or (and a b) c)"},
    {"a OR b AND c", "(or a (and b c))"},
    {"(a OR b) c", "(and (or a b) c)"},
    {"((a))", "a"},
    {"(a b) c", "(and (and a b) c)"},
    {"a(b)c", "(and a b c)"},
    {"a NOT b", "(and a (not b))"},
    {"a NO b", "(and a (not b))"},
    {"a AND NOT b", "(and a (not b))"},
    {"a Y NO b", "(and a (not b))"},
    {"a -b", "(and a (not b))"},
    {"a −b", "(and a (not b))"},
    {"a -\"b c\"", "(and a (not \"b c\"))"},
    {"a -«b c»", "(and a (not \"b c\"))"},
    {"a -(b OR c)", "(and a (not (or b c)))"},
    {"a (-b c)", "(and a (and (not b) c))"},
    {"a -title:b", "(and a (not title:b))"},
    {"a -dip*", "(and a (not dip*))"},
    {"a -#tag", "(and a (not #tag))"},
    {"-b", "(and all (not b))"},
    {"-b -c", "(and all (not b) (not c))"},
    {"NOT b", "(and all (not b))"},
    {"NOT NOT a", "a"},
    {"NOT (a b)", "(and all (not (and a b)))"},
    {"a OR -b", "(or a (and all (not b)))"},
    {"-a OR b", "(or (and all (not a)) b)"},
    {"a - b", "(and a b)"},
    {"a or b", "(and a or b)"},
    {"y o no", "(and y o no)"},
    {"And Or Not", "(and And Or Not)"},
    {"ANDES ORO NOTA", "(and ANDES ORO NOTA)"},
    {"\"AND\" \"OR\"", "(and \"AND\" \"OR\")"},
    {"\\OR \\Y", "(and OR Y)"},
    {"a\\ b", "<a b>"},
    {"a\\:b", "a:b"},
    {"paz\\*", "paz*"},
    {"\\(a\\)", "(a)"},
    {"\\\"a", "\"a"},
    {"a\\\\b", "a\\b"},
    {"\\-a", "-a"},
    {"paz\\.", "paz."},
    {"paz\\", "paz"},
    {"word\\~2", "word~2"},
};

constexpr Row kPhrases[] = {
    {"\"mutual respect\"", "\"mutual respect\""},
    {"\"a b\" c", "(and \"a b\" c)"},
    {"\"a b\"c", "(and \"a b\" c)"},
    {"\"a b\"~5", "\"a b\"~5"},
    {"“a b”~100", "\"a b\"~100"},
    {"«no, “nunca”, dijo»", "\"no, “nunca”, dijo\""},
    {"\"él dijo “no” ayer\"", "\"él dijo “no” ayer\""},
    {"“it's o'clock”", "\"it's o'clock\""},
    {"\"a (b\"", "\"a (b\""},
    {"\"title:a\"", "\"title:a\""},
    {"diplom*", "diplom*"},
    {"diplom*, paz", "(and diplom* paz)"},
    {"ña*", "ña*"},
    {"EE.UU*", "EE.UU*"},
    {"EE.\\ UU*.", "EE. UU*"},
    {"OR*", "OR*"},
};

constexpr Row kFields[] = {
    {"title:paz", "title:paz"},
    {"título:paz", "title:paz"},
    {"tı\u0301tulo", "tı\u0301tulo"},
    {"ti\u0301tulo:paz", "title:paz"},
    {"TÍTULO:paz", "title:paz"},
    {"titulo:paz", "title:paz"},
    {"source:State", "source:State"},
    {"fuente:\"Casa Rosada\"", "source:\"Casa Rosada\""},
    {"speaker:Kerry", "speaker:Kerry"},
    {"Orador:“John Kerry”", "speaker:\"John Kerry\""},
    {"topic:paz", "topic:paz"},
    {"tema:paz", "topic:paz"},
    {"place:Caracas", "place:Caracas"},
    {"lugar:\"La Habana\"", "place:\"La Habana\""},
    {"kind:Remarks", "kind:remarks"},
    {"tipo:\"Fact-Sheet\"", "kind:fact-sheet"},
    {"lang:ES", "lang:es"},
    {"lang:pt", "lang:pt"},
    {"idioma:inglés", "lang:en"},
    {"lang:\"Spanish\"", "lang:es"},
    {"title:dip*", "title:dip*"},
    {"title:\"a b\"~3", "title:\"a b\"~3"},
    {"title:(a b OR c)", "(or (and title:a title:b) title:c)"},
    {"title:(a -b)", "(and title:a (not title:b))"},
    {"lang:(es OR English)", "(or lang:es lang:en)"},
    {"title:\\OR", "title:OR"},
    {"title:paz acuerdo", "(and title:paz acuerdo)"},
    {"(title:a)", "title:a"},
};

constexpr Row kDates[] = {
    {"date:2026", "date[2026..2026]"},
    {"fecha:2026-03", "date[2026-03..2026-03]"},
    {"FECHA:2026-03-05", "date[2026-03-05..2026-03-05]"},
    {"date:2025..2026-03-05", "date[2025..2026-03-05]"},
    {"date:2025..", "date[2025..]"},
    {"date:..2025", "date[..2025]"},
    {"date:2025..2025", "date[2025..2025]"},
    {"date:2025-12..2025", "date[2025-12..2025]"},
    {"date:2025, paz", "(and date[2025..2025] paz)"},
    {"(date:2025)", "date[2025..2025]"},
    {"since:2026-03", "date[2026-03..]"},
    {"Desde:2026", "date[2026..]"},
    {"until:2026", "date[..2026]"},
    {"hasta:2026", "date[..2026]"},
    {"since:2015 until:2016", "(and date[2015..] date[..2016])"},
    {"date:\"marzo 2026\"", "date[2026-03..2026-03]"},
    {"date:\"March 2026\"", "date[2026-03..2026-03]"},
    {"date:«MARZO de 2026»", "date[2026-03..2026-03]"},
    {"date:\"5 March 2026\"", "date[2026-03-05..2026-03-05]"},
    {"date:\"5 de marzo de 2026\"", "date[2026-03-05..2026-03-05]"},
    {"date:\"March 5, 2026\"", "date[2026-03-05..2026-03-05]"},
    {"date:\"1º de enero de 2026\"", "date[2026-01-01..2026-01-01]"},
    {"date:\"setiembre de 2015\"", "date[2015-09..2015-09]"},
    {"date:\"Sept. 2015\"", "date[2015-09..2015-09]"},
    {"since:\"March 2026\"", "date[2026-03..]"},
    {"date:\"May 2015\"..\"June 2015\"", "date[2015-05..2015-06]"},
    {"date:\"May 2015\"..2016", "date[2015-05..2016]"},
    {"date:2015..\"May 2016\"", "date[2015..2016-05]"},
    {"date:..\"May 2016\" paz", "(and date[..2016-05] paz)"},
    {"date:(2015 OR 2019)", "(or date[2015..2015] date[2019..2019])"},
    {"date:(2015.. OR ..2012)", "(or date[2015..] date[..2012])"},
    {"-date:2015", "(and all (not date[2015..2015]))"},
};

void expect_trees(std::span<const Row> rows) {
  for (const Row& row : rows) {
    const auto parsed = parse_query(row.query);
    if (!parsed) {
      ADD_FAILURE() << row.query << ": " << parsed.error().message;
      continue;
    }
    EXPECT_EQ(describe(parsed->root), row.tree) << row.query;
    const std::string canonical = read_back(parsed->root);
    const auto again = parse_query(canonical);
    if (!again) {
      ADD_FAILURE() << canonical << ": " << again.error().message;
      continue;
    }
    EXPECT_EQ(describe(again->root), row.tree) << row.query << " read back as " << canonical;
  }
}

TEST(QueryTree, Words) {
  expect_trees(kWords);
}
TEST(QueryTree, Operators) {
  expect_trees(kOperators);
}
TEST(QueryTree, PhrasesAndPrefixes) {
  expect_trees(kPhrases);
}
TEST(QueryTree, Fields) {
  expect_trees(kFields);
}
TEST(QueryTree, Dates) {
  expect_trees(kDates);
}

TEST(QueryTree, AnyWordKeepsDatesCodesAndExclusionsRequired) {
  const auto any = [](const char* query) {
    return read_back(with_any_word(parse_query(query)->root));
  };
  EXPECT_EQ(any("embassy flag"), "embassy OR flag");
  EXPECT_EQ(any("embassy flag date:2015 -Havana"), "(embassy OR flag) date:2015 -Havana");
  EXPECT_EQ(any("embassy lang:es"), "embassy lang:es");
  EXPECT_EQ(any("embassy \"flag day\" speaker:Kerry"), "embassy OR \"flag day\" OR speaker:Kerry");
  EXPECT_EQ(any("(a b) c"), "(a b) OR c");
  EXPECT_EQ(any("a OR b"), "a OR b");
  EXPECT_EQ(any("embassy"), "embassy");
  EXPECT_EQ(any("-embassy"), "-embassy");
  EXPECT_EQ(any(""), "");
}

TEST(QueryTree, NodesKnowTheirColumn) {
  const auto parsed = parse_query("año (b OR “c d”) -title:e");
  ASSERT_TRUE(parsed);
  const auto& children = parsed->root.children;
  ASSERT_EQ(children.size(), 3U);
  EXPECT_EQ(children[0].column, 1U);
  EXPECT_EQ(children[1].children[1].column, 11U);
  EXPECT_EQ(children[2].column, 18U);
}

}  // namespace
}  // namespace cotejo
