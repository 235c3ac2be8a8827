// SPDX-License-Identifier: GPL-3.0-or-later
// Statements as JSON: random ones come back equal and in equal bytes; what is not one is refused.
#include "core/statement/statement_json.h"

#include <gtest/gtest.h>

#include <random>

#include "core/base/utf8.h"
#include "core/statement/record.h"

namespace cotejo {
namespace {

// Random statements, from a seed: the same on every machine, as mt19937 is.
class Maker {
 public:
  explicit Maker(std::uint32_t seed) : random_(seed) {}

  Statement make() {
    Statement s;
    s.id = "id-" + std::to_string(random_());
    s.source = text(20);
    s.date = {1 + below(9999), 0, 0};
    if (chance()) s.date.month = 1 + static_cast<unsigned>(below(12));
    if (s.date.has_month() && chance()) s.date.day = 1 + static_cast<unsigned>(below(28));
    if (chance()) s.lang = chance() ? "es" : "pt-BR";
    for (std::string* field : {&s.kind, &s.title, &s.url, &s.place, &s.retrieved}) {
      if (chance()) *field = text(30);
    }
    if (chance()) s.translation_of = text(10);
    for (int n = below(4); n > 0; --n) s.speakers.push_back(std::to_string(n) + text(10));
    for (int n = below(4); n > 0; --n) s.topics.push_back(std::to_string(n) + text(10));
    for (int n = below(4); n > 0; --n) s.extra.push_back({"x" + std::to_string(n), extra()});
    if (chance()) {
      s.body = text(400);
    } else {
      for (int n = 1 + below(4); n > 0; --n) s.turns.push_back({chance() ? text(8) : "", text(60)});
    }
    return s;
  }

 private:
  int below(int bound) { return static_cast<int>(random_() % static_cast<std::uint32_t>(bound)); }
  bool chance() { return below(2) == 0; }

  std::string extra() {
    constexpr const char* kValues[] = {"7",
                                       "-1.5",
                                       "true",
                                       "false",
                                       "null",
                                       "{}",
                                       "[]",
                                       R"({"a":[1,{"b":null}],"c":"\n"})",
                                       R"("text")",
                                       R"(["a","b"])",
                                       "18446744073709551615",
                                       "1e+300",
                                       "0.1"};
    return kValues[below(static_cast<int>(std::size(kValues)))];
  }

  // Begins with a letter, so that it is not blank.
  std::string text(int longest) {
    static const std::u32string kOdd =
        U" \n\t\r\"\\/\u0001\u001F\u007F\u0085\u00A0\u00ADñÑáÉ\u0303\u200B\u200D\u202E\u2028\u2029"
        U"\uFEFF\uFFFD\uFFFF\U0001F1FB\U0010FFFFنصאб漢";
    std::string out = "t";
    for (int n = below(longest); n > 0; --n) {
      if (chance()) {
        out.push_back(static_cast<char>('a' + below(26)));
      } else {
        append_utf8(out, kOdd[static_cast<std::size_t>(below(static_cast<int>(kOdd.size())))]);
      }
    }
    return out;
  }

  std::mt19937 random_;
};

TEST(StatementJson, RandomStatementsComeBackInEqualBytes) {
  StatementParser parser;
  Maker maker(20260305);
  for (int n = 0; n < 2000; ++n) {
    const std::string json = to_json(maker.make());
    const auto back = parser.parse(json);
    ASSERT_TRUE(back) << back.error().message << "\n" << json;
    ASSERT_EQ(to_json(*back), json);
    ASSERT_EQ(json.find('\n'), std::string::npos) << "a record is one line";
  }
}

TEST(StatementJson, ComesBackEqualWhereItsExtrasAreCanonical) {
  StatementParser parser;
  Maker maker(7);
  for (int n = 0; n < 500; ++n) {
    Statement statement = maker.make();
    statement.extra = {{"note", "\"ñ\""}, {"n", "[1,2.5,null]"}};
    const auto back = parser.parse(to_json(statement));
    ASSERT_TRUE(back) << back.error().message;
    ASSERT_EQ(*back, statement);
  }
}

TEST(StatementJson, WritesTheFieldsInTheirOrder) {
  Statement s;
  s.id = "1";
  s.source = "S";
  s.speakers = {"A"};
  s.date = {2026, 3, 0};
  s.lang = "es";
  s.kind = "note";
  s.title = "T";
  s.url = "u";
  s.place = "P";
  s.topics = {"x"};
  s.translation_of = "2";
  s.retrieved = "2026";
  s.extra = {{"zz", "1"}, {"aa", "\"b\""}};
  s.turns = {{"A", "Uno"}, {"", "Dos"}};
  EXPECT_EQ(to_json(s),
            R"({"id":"1","source":"S","speaker":"A","date":"2026-03","lang":"es","kind":"note",)"
            R"("title":"T","url":"u","place":"P","topics":["x"],"translation_of":"2",)"
            R"("retrieved":"2026","zz":1,"aa":"b","turns":[{"speaker":"A","text":"Uno"},)"
            R"({"text":"Dos"}]})");
}

TEST(StatementJson, SpellingsOfOneStatementGiveTheSameBytes) {
  StatementParser parser;
  const std::vector<std::string> spellings{
      R"({"id":"1","source":"A","speaker":"B","date":"2026","body":"ñ"})",
      R"( { "body" : "\u00f1", "date" : 2026, "speaker" : ["B"], "source" : "A", "id" : 1 } )",
      R"({"id":"1","source":"A","speaker":["B","B",""],"date":"2026","body":"ñ","title":null,)"
      R"("topics":[],"turns":[]})",
  };
  for (const std::string& json : spellings) {
    const auto statement = parser.parse(json);
    ASSERT_TRUE(statement) << statement.error().message;
    EXPECT_EQ(to_json(*statement), spellings.front());
  }
}

struct StatementJsonRefused {
  std::string json;
  const char* code;
};

TEST(StatementJson, RefusesWhatIsNoStatement) {
  const std::string start = R"({"source":"A","date":"2026","body":"b")";
  const std::vector<StatementJsonRefused> rows{
      {"", "bad-json"},
      {"[]", "bad-json"},
      {"\"text\"", "bad-json"},
      {"17", "bad-json"},
      {"{", "bad-json"},
      {start, "bad-json"},
      {start + "} {}", "bad-json"},
      {start + ",}", "bad-json"},
      {R"({"source":"A)" + std::string("\n") + R"("})", "bad-json"},
      {start + R"(,"x":"\ud800"})", "bad-json"},
      {start + ",\"x\":" + std::string(5000, '[') + std::string(5000, ']') + "}", "bad-json"},
      {start + ",\"x\":\"\xFF\"}", "bad-utf8"},
      {"\xC3", "bad-utf8"},
      {"{}", "missing-field"},
      {start + R"(,"source":"B"})", "duplicate-key"},
      {start + R"(,"title":7})", "bad-type"},
      {start + R"(,"topics":["a",7]})", "bad-type"},
      {start + R"(,"turns":[{"speaker":"A"}]})", "bad-type"},
      {start + R"(,"turns":[{"text":"b","loud":true}]})", "bad-type"},
      {start + R"(,"turns":[{"text":"b"}]})", "bad-type"},  // body and turns
      {R"({"source":"A","date":"2026","turns":[{"text":"b","text":"c"}]})", "bad-type"},
      {R"({"source":"A","date":"2026","turns":[{"speaker":"B","text":"c","speaker":"D"}]})",
       "bad-type"},
      {start + R"(,"x":12345678901234567890123})", "bad-json"},
      {start + R"(,"x":1e400})", "bad-json"},
  };
  StatementParser parser;
  for (const StatementJsonRefused& row : rows) {
    const auto statement = parser.parse(row.json);
    ASSERT_FALSE(statement) << row.json;
    EXPECT_EQ(statement.error().code, row.code) << row.json;
    // It is as good as new after an error.
    EXPECT_TRUE(parser.parse(start + "}"));
  }
}

TEST(StatementJson, ReadsTurnsWithAndWithoutASpeaker) {
  StatementParser parser;
  const auto statement = parser.parse(
      R"({"source":"A","date":"2026","turns":[{"speaker":"B","text":"Uno"},{"text":"Dos"},)"
      R"({"speaker":null,"text":"Tres"}]})");
  ASSERT_TRUE(statement) << statement.error().message;
  EXPECT_EQ(statement->turns, (std::vector<Turn>{{"B", "Uno"}, {"", "Dos"}, {"", "Tres"}}));
}

}  // namespace
}  // namespace cotejo
