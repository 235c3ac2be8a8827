// SPDX-License-Identifier: GPL-3.0-or-later
// The query language: what is read, how it is read back, where errors point.
#include "searcher/query/parser.h"

#include <gtest/gtest.h>

namespace cotejo {
namespace {

struct ReadRow {
  const char* query;
  const char* read_back;
};

constexpr ReadRow kRead[] = {
    {"paz", "paz"},
    {"paz acuerdo", "paz acuerdo"},
    {"paz AND acuerdo", "paz acuerdo"},
    {"paz Y acuerdo", "paz acuerdo"},
    {"paz OR acuerdo", "paz OR acuerdo"},
    {"paz O acuerdo", "paz OR acuerdo"},
    {"a b OR c d", "(a b) OR (c d)"},
    {"a (b OR c) d", "a (b OR c) d"},
    {"paz -guerra", "paz -guerra"},
    {"paz NOT guerra", "paz -guerra"},
    {"paz NO guerra", "paz -guerra"},
    {"paz -(guerra OR tregua)", "paz -(guerra OR tregua)"},
    {"-guerra", "-guerra"},
    {"NOT NOT paz", "paz"},
    {"a OR -b", "a OR (-b)"},
    {"y o no", "y o no"},
    {"\"mutual respect\"", "\"mutual respect\""},
    {"“mutual respect”", "\"mutual respect\""},
    {"„mutual respect“", "\"mutual respect\""},
    {"«respeto mutuo»", "\"respeto mutuo\""},
    {"»respeto mutuo«", "\"respeto mutuo\""},
    {"‹respeto mutuo›", "\"respeto mutuo\""},
    {"“mixed marks\"", "\"mixed marks\""},
    {"\"a b\"~5", "\"a b\"~5"},
    {"diplom*", "diplom*"},
    {"title:paz", "title:paz"},
    {"título:paz", "title:paz"},
    {"TITULO:paz", "title:paz"},
    {"fuente:\"Casa Rosada\"", "source:\"Casa Rosada\""},
    {"orador:(Rubio OR Gil)", "speaker:Rubio OR speaker:Gil"},
    {"-speaker:Obama paz", "-speaker:Obama paz"},
    {"lang:Spanish", "lang:es"},
    {"idioma:español", "lang:es"},
    {"tipo:COMMUNIQUE", "kind:communique"},
    {"date:2026", "date:2026"},
    {"date:2026-03", "date:2026-03"},
    {"fecha:2025..2026-03-05", "date:2025..2026-03-05"},
    {"date:2025..", "date:2025.."},
    {"date:..2025", "date:..2025"},
    {"since:2026-03", "date:2026-03.."},
    {"hasta:2026-03", "date:..2026-03"},
    {"date:\"marzo 2026\"", "date:2026-03"},
    {"date:\"5 de marzo de 2026\"", "date:2026-03-05"},
    {"date:\"March 5, 2026\"", "date:2026-03-05"},
    {"date:\"5th March 2026\"", "date:2026-03-05"},
    {"SINCE:2026", "date:2026.."},
    {"fecha:\"1 de julio de 2015\"..", "date:2015-07-01.."},
    {"date:\"1 July 2015\"..\"May 2016\" paz", "date:2015-07-01..2016-05 paz"},
    {"date:marzo 2026", "date:2026-03"},
    {"date:March 2026 paz", "date:2026-03 paz"},
    {"since:marzo 2026", "date:2026-03.."},
    {"fecha:5 de marzo de 2026, paz", "date:2026-03-05 paz"},
    {"date:March 5, 2026", "date:2026-03-05"},
    {"date:the 5th of March, 2026 of", "date:2026-03-05 of"},
    {"date:1.º de marzo del año 2026", "date:2026-03-01"},
    {"(paz date:marzo 2026) OR b", "(paz date:2026-03) OR b"},
    {"date:marzo 2026..abril 2026 paz", "date:2026-03..2026-04 paz"},
    {"date:marzo 2026 .. 5 de abril de 2026", "date:2026-03..2026-04-05"},
    {"date:2025..abril 2026", "date:2025..2026-04"},
    {"date:..abril 2026", "date:..2026-04"},
    {"date:marzo 2026..\"abril 2026\" paz", "date:2026-03..2026-04 paz"},
    {"date:\"marzo 2026\"..abril 2026 paz", "date:2026-03..2026-04 paz"},
    {"date:(marzo 2026 OR abril 2026) paz", "(date:2026-03 OR date:2026-04) paz"},
    {"date:(>=2026-03 <2027)", "date:2026-03.. date:..2026-12-31"},
    {"since:(5 de marzo de 2026, O \"abril 2026\")", "date:2026-03-05.. OR date:2026-04.."},
    {"date:((2015 -(mayo 2015))) marzo", "(date:2015 -date:2015-05) marzo"},
    {"date:(\"marzo 2026\"..abril 2026)", "date:2026-03..2026-04"},
    {"date:2026 marzo", "date:2026 marzo"},
    {"date:2026. paz", "date:2026 paz"},
    {"date:marzo\u00A02026", "date:2026-03"},
    {"date:>=2026-03", "date:2026-03.."},
    {"date:>2026-03", "date:2026-04-01.."},
    {"date:>2025 paz", "date:2026-01-01.. paz"},
    {"date:<2026", "date:..2025-12-31"},
    {"date:<=2026-02", "date:..2026-02"},
    {"date:≤ marzo 2026", "date:..2026-03"},
    {"date:<\"marzo 2026\"", "date:..2026-02-28"},
    {"\"relaciones diplom*\"", "\"relaciones diplom*\""},
    {"«secretar* of state»~3", "\"secretar* of state\"~3"},
    {"\"a diplom*, b\"", "\"a diplom*, b\""},
    {"\"dip\u00ADlom\u00AD*\"", "\"dip\u00ADlom*\""},
    {"\"a\\* b\"", "\"a\\* b\""},
    {"\"a \\\"b\\\" c\"", "«a \"b\" c»"},
    {"\"\\(a\\) \\:b \\\\c\"", "\"(a) :b \\\\c\""},
    {"\"C:\\dir\"", "\"C:\\\\dir\""},
    {"speaker:\"John Ker*\"", "speaker:\"John Ker*\""},
    {"title:(\"a bc*\" OR de*)", "title:\"a bc*\" OR title:de*"},
    {"title:((a OR (b c)) -d)", "(title:a OR (title:b title:c)) -title:d"},
    {"a\\\"b \\(c\\) d\\\\e", "a\\\"b \\(c\\) d\\\\e"},
    {"+paz +\"a b\" +title:c", "paz \"a b\" title:c"},
    {"+-paz a", "-paz a"},
    {"−paz a", "-paz a"},
    {"/−paz a−b paz−", "paz a\\−b paz"},
    {"C++ a+b", "C\\+\\+ a+b"},
    {"\\+paz a\\^2", "\\+paz a\\^2"},
    {"U. S. policy", "U. S. policy"},
    {"EE. UU. y otros", "EE. UU. y otros"},
    {"co-operation", "co-operation"},
    {"paz, acuerdo; tregua.", "paz acuerdo tregua"},
    {"¿qué pasó?", "qué pasó"},
    {"10:30", "10\\:30"},
    {"http://example.org/a", "http\\:\\/\\/example.org/a"},
    {"\\OR", "\\OR"},
    {"a\\:b", "a\\:b"},
    {"", ""},
    {"  \t ", ""},
};

TEST(Parser, ReadsBack) {
  for (const ReadRow& row : kRead) {
    const auto parsed = parse_query(row.query);
    ASSERT_TRUE(parsed) << row.query << ": " << parsed.error().message;
    EXPECT_EQ(read_back(parsed->root), row.read_back) << row.query;
  }
}

TEST(Parser, ReadBackIsStable) {
  for (const ReadRow& row : kRead) {
    const auto again = parse_query(row.read_back);
    ASSERT_TRUE(again) << row.read_back << ": " << again.error().message;
    EXPECT_EQ(read_back(again->root), row.read_back);
  }
}

// Every field by both its names, before everything that can stand behind a colon.
TEST(Parser, EveryFieldTakesEveryValue) {
  for (const FieldRow& field : field_table()) {
    for (std::string_view name : {field.name, field.spanish_name}) {
      const bool date = field.kind == FieldKind::kDate;
      const bool code = field.kind == FieldKind::kCode;
      const std::string a = date ? "2015" : "es";
      const std::string b = date ? "2016" : "en";
      const auto expect = [&](const std::string& value, std::string expected) {
        for (std::size_t at = 0; (at = expected.find("F:", at)) != std::string::npos;) {
          expected.replace(at, 1, field.name);
        }
        const std::string query = std::string(name) + ":" + value;
        const auto parsed = parse_query(query);
        if (!parsed) {
          EXPECT_EQ(parsed.error().message, expected) << query;
        } else {
          EXPECT_EQ(read_back(parsed->root), expected) << query;
        }
      };
      const std::string quoted = date || code ? a : "\"" + a + "\"";
      expect(a, "F:" + a);
      expect("\"" + a + "\"", "F:" + quoted);
      expect("«" + a + "» paz", "F:" + quoted + " paz");
      expect("(" + a + " OR " + b + ")", "F:" + a + " OR F:" + b);
      expect("((" + a + ") -(" + b + "))", "F:" + a + " -F:" + b);
      const std::string refused = date ? "'" + a +
                                             "*' is no date; write 2026, 2026-03, "
                                             "2026-03-05, \"marzo 2026\", \"5 March 2026\" or a "
                                             "range 2025..2026-03"
                                  : code ? "'" + std::string(name) + ":' takes no *"
                                         : "";
      expect(a + "*", refused.empty() ? "F:" + a + "*" : refused);
      expect("\"" + a + "*\"", refused.empty() ? "F:\"" + a + "*\"" : refused);
      expect("\"" + a + "\"~2",
             date || code ? "'" + std::string(name) + ":' takes no ~" : "F:\"" + a + "\"~2");
    }
  }
}

struct ErrorRow {
  const char* query;
  std::size_t column;
  const char* part;  ///< of the message
};

constexpr ErrorRow kErrors[] = {
    {"a AND", 3, "right of it"},
    {"a OR", 3, "right of it"},
    {"OR b", 1, "left of it"},
    {"a OR OR b", 3, "right of it"},
    {"a AND OR b", 3, "right of it"},
    {"NOT", 1, "right of it"},
    {"año \"b c", 5, "not closed"},
    {"«sin cerrar", 1, "not closed"},
    {"\"\"", 1, "no words"},
    {"« … »", 1, "no words"},
    {"(a b", 1, "not closed"},
    {"a b)", 4, "closes none"},
    {"a ()", 3, "empty"},
    {"di*plom", 3, "end of a word"},
    {"d*", 2, "at least"},
    {"*", 1, "at least"},
    {"\"a b\"~0", 6, "1 to 100"},
    {"\"a b\"~999", 6, "1 to 100"},
    {"\"a b\"~", 6, "1 to 100"},
    {"autor:Rubio", 1, "no field"},
    {"title: paz", 6, "right behind"},
    {"title:", 6, "right behind"},
    {"title:source:a", 1, "needs a word"},
    {"title:(a source:b)", 17, "within a field"},
    {"date:03/04/2026", 6, "two dates"},
    {"date:2026-13", 6, "no such month"},
    {"date:2026-02-30", 6, "no such day"},
    {"date:2026..2025", 6, "before it begins"},
    {"date:ayer", 6, "no date"},
    {"since:2025..2026", 7, "one date"},
    {"lang:klingonés", 6, "no language"},
    {"kind:st*", 6, "takes no *"},
    {"a\x01", 2, "control character"},
    {"a\xFF", 2, "not UTF-8"},
};

TEST(Parser, ErrorsPointAtTheirColumn) {
  for (const ErrorRow& row : kErrors) {
    const auto parsed = parse_query(row.query);
    ASSERT_FALSE(parsed) << row.query;
    EXPECT_EQ(parsed.error().code, "bad-query");
    EXPECT_EQ(parsed.error().column, row.column) << row.query << ": " << parsed.error().message;
    EXPECT_NE(parsed.error().message.find(row.part), std::string::npos)
        << row.query << ": " << parsed.error().message;
  }
}

}  // namespace
}  // namespace cotejo
