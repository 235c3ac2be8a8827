// SPDX-License-Identifier: GPL-3.0-or-later
// Where errors point and what they say to do; what is not taken literally and therefore noted.
#include <gtest/gtest.h>

#include "searcher/query/parser.h"

namespace cotejo {
namespace {

struct FaultRow {
  const char* query;
  std::size_t column;
  const char* part;  ///< of the message
};

constexpr FaultRow kFaults[] = {
    {"a AND", 3, "'AND' has nothing to the right"},
    {"a Y", 3, "'Y' has nothing to the right"},
    {"a -(", 4, "not closed"},
    {"OR b", 1, "'OR' has nothing to the left"},
    {"(OR b)", 2, "'OR' has nothing to the left"},
    {"O b", 1, "'O' has nothing to the left"},
    {"a OR OR b", 3, "'OR' has nothing to the right"},
    {"(a OR)", 4, "'OR' has nothing to the right"},
    {"NOT", 1, "'NOT' has nothing to the right"},
    {"a NO", 3, "'NO' has nothing to the right"},
    {"NOT OR", 1, "'NOT' has nothing to the right"},
    {"ñññ \"b c", 5, "quotation mark \" is not closed"},
    {"a “b", 3, "quotation mark “ is not closed"},
    {"a (b (c)", 3, "bracket is not closed"},
    {"(a))", 4, "bracket closes none"},
    {")", 1, "missing"},
    {"a () b", 3, "brackets are empty"},
    {"«» a", 1, "no words"},
    {"a \"?!\"", 3, "no words"},
    {"a*b", 2, "end of a word"},
    {"*a", 1, "end of a word"},
    {"a**", 2, "end of a word"},
    {"x d*", 4, "at least 2 letters"},
    {"U.*", 3, "at least 2 letters"},
    {"\\ab*c", 4, "end of a word"},
    {"\"a b\"~0", 6, "from 1 to 100"},
    {"\"a b\"~101", 6, "from 1 to 100"},
    {"\"a b\"~x", 6, "from 1 to 100"},
    {"\"a b\"~5x", 6, "from 1 to 100"},
    {"embargo~2", 8, "behind a phrase"},
    {"a embargo~", 10, "behind a phrase"},
    {"a tilte:b", 3, "perhaps 'title' is meant"},
    {"speeker:b", 1, "perhaps 'speaker' is meant"},
    {"tìtulo:b", 1, "is meant"},
    {"fechas:2026", 1, "perhaps 'fecha' is meant"},
    {"sicne:2026", 1, "perhaps 'since' is meant"},
    {"nosuch:b", 1, "no field 'nosuch'; the fields are: title source speaker date"},
    {"C:D", 1, "no field 'C'; the fields are"},
    {"título: paz", 7, "right behind it"},
    {"a title:", 8, "right behind it"},
    {"(title:)", 7, "right behind it"},
    {"title:, paz", 1, "right behind it"},
    {"title:-a", 1, "right behind it"},
    {"title:OR", 1, "right behind it"},
    {"title:source:a", 1, "right behind it"},
    {"title:(a source:b)", 17, "within a field"},
    {"date:05/03/2026", 6, "two dates; write YYYY-MM-DD"},
    {"date:\"5/3/2026\"", 6, "two dates; write YYYY-MM-DD"},
    {"date:2026-13", 6, "no such month"},
    {"date:2026-02-30", 6, "no such day"},
    {"date:\"30 de febrero de 2026\"", 6, "no such day"},
    {"date:\"marzo\"", 6, "'marzo' has no year; write marzo 2026"},
    {"date:5 de marzo paz", 6, "'5 de marzo' has no year; write 5 de marzo 2026"},
    {"date:marzo de Cuba", 6, "'marzo' has no year"},
    {"date:embargo 2026", 6, "'embargo' is no date"},
    {"date:5 Cuba", 6, "'5' does not begin"},
    {"date:>9999", 6, "no day is later than 9999"},
    {"date:<0001", 6, "no day is earlier than 0001"},
    {"date:>2025..2026", 6, "no date"},
    {"date:>", 6, "no date"},
    {"since:>2026", 7, "takes one date, no range"},
    {"date:\"2026", 6, "not closed"},
    {"date:2026..\"mayo 2026", 12, "not closed"},
    {"date:\"2026*\"", 6, "no date"},
    {"kind:\"com*\"", 6, "takes no *"},
    {"\"a b* c\"", 5, "at least 2 letters"},
    {"\"a * c\"", 4, "at least 2 letters"},
    {"kind:\"\\*\"", 6, "no words"},
    {"\"*\"", 2, "at least 2 letters"},
    {"paz \"a di*plom\"", 10, "end of a word"},
    {"\"diplom**\"", 8, "end of a word"},
    {"\"diplom*/x\"", 8, "end of a word"},
    {"\"a\\\" b", 1, "not closed"},
    {"embargo^2", 8, "words have no weights: leave '^2' out"},
    {"a \"b c\"^0.5 d", 8, "leave '^0.5' out"},
    {"(a b)^2", 6, "leave '^2' out"},
    {"diplom*^2", 8, "leave '^2' out"},
    {"date:..", 6, "no date"},
    {"date:2026..2025", 6, "the range ends (2025) before it begins (2026)"},
    {"date:20*", 6, "no date"},
    {"date:\"May 2015\"~2", 6, "takes no ~"},
    {"kind:\"a b\"~2", 6, "takes no ~"},
    {"kind:st*", 6, "takes no *"},
    {"since:2025..2026", 7, "one date"},
    {"lang:zz9", 6, "no language"},
    {"añ\x01", 3, "control character"},
    {"a\u0085", 2, "control character"},
    {"añ\xFF", 3, "not UTF-8"},
};

TEST(QueryError, PointsAtItsColumnAndSaysWhatToDo) {
  for (const FaultRow& row : kFaults) {
    const auto parsed = parse_query(row.query);
    if (parsed) {
      ADD_FAILURE() << row.query << " is read as " << read_back(parsed->root);
      continue;
    }
    const Error& error = parsed.error();
    EXPECT_EQ(error.code, "bad-query") << row.query;
    EXPECT_EQ(error.column, row.column) << row.query << ": " << error.message;
    EXPECT_NE(error.message.find(row.part), std::string::npos)
        << row.query << ": " << error.message;
    EXPECT_FALSE(error.message.ends_with(".")) << error.message;
  }
}

TEST(QueryError, NulIsAControlCharacter) {
  const auto parsed = parse_query(std::string_view("a\0b", 3));
  ASSERT_FALSE(parsed);
  EXPECT_EQ(parsed.error().column, 2U);
}

TEST(QueryError, LimitsAreExact) {
  EXPECT_TRUE(parse_query(std::string(10'000, 'a')));
  EXPECT_FALSE(parse_query(std::string(10'001, 'a')));
  std::string words;
  for (int i = 0; i < 1'000; ++i) words += "a ";
  EXPECT_TRUE(parse_query(words));
  EXPECT_FALSE(parse_query(words + "a"));
  EXPECT_TRUE(parse_query(std::string(100, '(') + "a" + std::string(100, ')')));
  EXPECT_FALSE(parse_query(std::string(101, '(') + "a" + std::string(101, ')')));
}

struct NoteRow {
  const char* query;
  std::vector<std::string> notes;
};

TEST(QueryNotes, SayWhatIsNotTakenLiterally) {
  const NoteRow rows[] = {
      {"paz, acuerdo.", {}},
      {"\"a OR b\"", {}},
      {"a AND b OR c", {}},
      {"", {"empty query: every statement matches"}},
      {"  ", {"empty query: every statement matches"}},
      {"-b", {"only exclusions: every other statement matches"}},
      {"a & b", {"'&' is ignored"}},
      {"a - b", {"'-' is ignored"}},
      {"a — b", {"'—' is ignored"}},
      {"Cuba-(embargo)", {"'-' is ignored; write a space before it to exclude"}},
      {"a -%b", {"'-' is ignored", "'%' is ignored"}},
      {"qué?", {"'?' is ignored; * stands for any ending"}},
      {"a or b", {"'or' is read as a word; write OR for the operator"}},
      {"a and b", {"'and' is read as a word; write AND for the operator"}},
      {"not b", {"'not' is read as a word; write NOT for the operator"}},
      {"guerra o paz", {"'o' is read as a word; write O for the operator"}},
      {"join us", {"'us' is read as the word us; write US or U.S. for the country"}},
      {"US", {}},
      {"10:30", {"'10:30' is read as a word, not as a field"}},
      {"http://a.org/b", {"'http://a.org/b' is read as a word, not as a field"}},
      {"10\\:30", {}},
      {"paz\\", {"'\\' is ignored: nothing stands behind it"}},
  };
  for (const NoteRow& row : rows) {
    const auto parsed = parse_query(row.query);
    ASSERT_TRUE(parsed) << row.query << ": " << parsed.error().message;
    EXPECT_EQ(parsed->notes, row.notes) << row.query;
  }
}

}  // namespace
}  // namespace cotejo
