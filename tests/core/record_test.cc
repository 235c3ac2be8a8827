// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of the record format: which fields make a statement, and every way they are refused.
#include "core/statement/record.h"
#include "tests/support/patience.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>

namespace cotejo {
namespace {

using Fields = std::vector<RecordField>;

// The required fields, with those of `more` in place of theirs or behind them.
Fields record(Fields more = {}) {
  Fields fields{{"source", "Ministry", 2}, {"date", "2026-03-05", 3}, {"body", "Words.", 4}};
  for (RecordField& field : more) {
    const auto same = std::find_if(fields.begin(), fields.end(),
                                   [&](const RecordField& f) { return f.name == field.name; });
    if (same != fields.end()) {
      *same = std::move(field);
    } else {
      fields.push_back(std::move(field));
    }
  }
  return fields;
}

std::vector<std::string> texts(std::initializer_list<const char*> list) {
  return {list.begin(), list.end()};
}

struct RecordRefused {
  const char* what;
  Fields fields;
  const char* code;
  std::size_t line;
  const char* message;  // a part of it
};

TEST(Record, RefusesEachFaultWithItsCodeAndLine) {
  const std::string long_text(kMaxFieldBytes + 1, 'x');
  const std::vector<Turn> turns{{"A", "Words."}};
  const std::vector<RecordRefused> rows{
      {"nothing", {}, "missing-field", 0, "'source'"},
      {"no source", record({{"source", {}, 2}}), "missing-field", 0, "'source'"},
      {"blank source", record({{"source", " \t\u00A0", 2}}), "missing-field", 0, "'source'"},
      {"no date", record({{"date", {}, 3}}), "missing-field", 0, "'date'"},
      {"no body", record({{"body", "", 4}}), "missing-field", 0, "'body'"},
      {"blank body", record({{"body", "\n \r\n", 4}}), "missing-field", 0, "'body'"},
      {"blank turns", record({{"body", {}, 4}, {"turns", std::vector<Turn>{{"A", " "}}, 5}}),
       "missing-field", 0, "'body'"},
      {"bad date", record({{"date", "2026-02-30", 3}}), "bad-date", 3, "2026-02-30"},
      {"two dates", record({{"date", "03/04/2026", 3}}), "ambiguous-date", 3,
       "may be 2026-04-03 or 2026-03-04"},
      {"date in figures", record({{"date", "13/04/2026", 3}}), "bad-date", 3, "write 2026-04-13"},
      {"date in words", record({{"date", "5 de marzo de 2026", 3}}), "bad-date", 3,
       "write 2026-03-05"},
      {"date of a wrong type", record({{"date", RawJson{"true"}, 3}}), "bad-type", 3, "'date'"},
      {"date as a fraction", record({{"date", RawJson{"2026.5"}, 3}}), "bad-type", 3, "'date'"},
      {"bad lang", record({{"lang", "Spanish", 5}}), "bad-lang", 5, "Spanish"},
      {"source as number", record({{"source", RawJson{"7"}, 2}}), "bad-type", 2, "'source'"},
      {"source as list", record({{"source", texts({"A"}), 2}}), "bad-type", 2, "'source'"},
      {"title as object", record({{"title", RawJson{"{}"}, 6}}), "bad-type", 6, "'title'"},
      {"speaker as number", record({{"speaker", RawJson{"7"}, 6}}), "bad-type", 6, "'speaker'"},
      {"topics as turns", record({{"topics", turns, 6}}), "bad-type", 6, "'topics'"},
      {"turns as text", record({{"turns", "A: Words.", 6}}), "bad-type", 6, "'turns'"},
      {"turns as texts", record({{"turns", texts({"A"}), 6}}), "bad-type", 6, "'turns'"},
      {"body and turns", record({{"turns", turns, 6}}), "bad-type", 0, "turns"},
      {"no name", record({{"", "x", 6}}), "bad-type", 6, "name"},
      {"overlong name", record({{long_text, "x", 6}}), "bad-type", 6, "name"},
      {"overlong id", record({{"id", std::string(kMaxIdBytes + 1, 'i'), 6}}), "too-long", 6,
       "'id'"},
      {"overlong title", record({{"title", long_text, 6}}), "too-long", 6, "'title'"},
      {"overlong topic", record({{"topics", std::vector{long_text}, 6}}), "too-long", 6,
       "'topics'"},
      {"overlong translation_of",
       record({{"translation_of", std::string(kMaxIdBytes + 1, 'i'), 6}}), "too-long", 6,
       "'translation_of'"},
      {"id with a newline", record({{"id", "a\nb", 6}}), "bad-id", 0, "'id'"},
      {"id with a space before", record({{"id", " a", 6}}), "bad-id", 0, "'id'"},
      {"id with a space behind", record({{"id", "a ", 6}}), "bad-id", 0, "'id'"},
  };
  for (const RecordRefused& row : rows) {
    SCOPED_TRACE(row.what);
    const auto statement = make_statement(row.fields);
    ASSERT_FALSE(statement);
    EXPECT_EQ(statement.error().code, row.code);
    EXPECT_EQ(statement.error().line, row.line);
    EXPECT_NE(statement.error().message.find(row.message), std::string::npos)
        << statement.error().message;
  }
}

TEST(Record, RefusesAFieldGivenTwice) {
  Fields known = record();
  known.push_back({"source", "Other", 9});
  Fields unknown = record({{"extra", "1", 5}});
  unknown.push_back({"extra", "2", 9});
  for (const Fields& fields : {known, unknown}) {
    const auto statement = make_statement(fields);
    ASSERT_FALSE(statement);
    EXPECT_EQ(statement.error().code, "duplicate-key");
    EXPECT_EQ(statement.error().line, 9U);
  }
}

TEST(Record, NamesEveryFaultAndCodesTheFirst) {
  const auto statement =
      make_statement({{"date", "5 March", 3}, {"lang", "Klingon", 4}, {"title", RawJson{"1"}, 5}});
  ASSERT_FALSE(statement);
  EXPECT_EQ(statement.error().code, "bad-date");
  EXPECT_EQ(statement.error().line, 3U);
  for (const char* part : {"5 March", "Klingon", "'title'", "'source'", "'body'"}) {
    EXPECT_NE(statement.error().message.find(part), std::string::npos) << part;
  }
}

TEST(Record, KeepsMessagesShort) {
  const std::string long_text(kMaxFieldBytes, 'x');
  const auto statement =
      make_statement(record({{"date", long_text, 3},
                             {"lang", long_text, 4},
                             {"topics", std::vector<std::string>(1000, long_text + "x"), 5}}));
  ASSERT_FALSE(statement);
  EXPECT_LT(statement.error().message.size(), 600U) << statement.error().message;
}

TEST(Record, NamesTwentyFaultsAndCountsTheRest) {
  Fields fields = record();
  for (int i = 0; i < 100'000; ++i) fields.push_back({std::string(500, 'x'), "1", 0});
  const auto statement = make_statement(std::move(fields));
  ASSERT_FALSE(statement);
  EXPECT_EQ(statement.error().code, "duplicate-key");
  EXPECT_LT(statement.error().message.size(), 4'000U);
  EXPECT_TRUE(statement.error().message.ends_with("; and 99979 faults more"))
      << statement.error().message;
}

// A line of JSON may have millions of them, and each is held against those before.
TEST(Record, TakesLongListsInTime) {
  std::vector<std::string> topics;
  for (int i = 0; i < 300'000; ++i) topics.push_back("topic number " + std::to_string(i % 200'000));
  const auto start = std::chrono::steady_clock::now();
  const auto statement = make_statement(record({{"topics", topics, 0}}));
  const auto taken = std::chrono::steady_clock::now() - start;
  ASSERT_TRUE(statement);
  EXPECT_EQ(statement->topics.size(), 200'000U);
  EXPECT_EQ(statement->topics.back(), "topic number 199999");
  EXPECT_LT(taken, std::chrono::seconds(10 * kPatience));  // one by one it takes minutes
}

TEST(Record, TakesEveryField) {
  const auto statement = make_statement(record({{"id", "a-1", 0},
                                                {"speaker", texts({"Ana", "Luis"}), 0},
                                                {"lang", "es", 0},
                                                {"kind", "speech", 0},
                                                {"title", "T", 0},
                                                {"url", "https://example.org/1", 0},
                                                {"place", "Quito", 0},
                                                {"topics", texts({"x", "y"}), 0},
                                                {"translation_of", "b-1", 0},
                                                {"retrieved", "2026-04-01", 0},
                                                {"note", "kept", 0},
                                                {"score", RawJson{"7"}, 0}}));
  ASSERT_TRUE(statement) << statement.error().message;
  Statement expected;
  expected.id = "a-1";
  expected.source = "Ministry";
  expected.speakers = {"Ana", "Luis"};
  expected.date = {2026, 3, 5};
  expected.lang = "es";
  expected.kind = "speech";
  expected.title = "T";
  expected.body = "Words.";
  expected.url = "https://example.org/1";
  expected.place = "Quito";
  expected.topics = {"x", "y"};
  expected.translation_of = "b-1";
  expected.retrieved = "2026-04-01";
  expected.extra = {{"note", "\"kept\""}, {"score", "7"}};
  EXPECT_EQ(*statement, expected);
}

TEST(Record, TakesWhatTablesMakeOfTextAndLists) {
  const auto statement = make_statement(record({{"id", RawJson{"2026001"}, 0},
                                                {"date", RawJson{"2026"}, 0},
                                                {"speaker", "Ana", 0},
                                                {"topics", texts({"x", "", " ", "x", "y"}), 0},
                                                {"title", "", 0},
                                                {"turns", texts({}), 0}}));
  ASSERT_TRUE(statement) << statement.error().message;
  EXPECT_EQ(statement->id, "2026001");
  EXPECT_EQ(statement->date.to_string(), "2026");
  EXPECT_EQ(statement->speakers, texts({"Ana"}));
  EXPECT_EQ(statement->topics, texts({"x", "y"}));
  EXPECT_TRUE(statement->title.empty());
}

TEST(Record, TakesValuesAsLongAsAllowed) {
  const auto statement = make_statement(record({{"id", std::string(kMaxIdBytes, 'i'), 0},
                                                {"title", std::string(kMaxFieldBytes, 't'), 0},
                                                {"body", std::string(1 << 20, 'b'), 0}}));
  EXPECT_TRUE(statement) << statement.error().message;
}

TEST(Record, DerivesAnIdFromWhatIdentifiesIt) {
  const auto id = [](Fields more) {
    const auto statement = make_statement(record(std::move(more)));
    return statement ? statement->id : statement.error().message;
  };
  const std::string plain = id({});
  EXPECT_EQ(plain.size(), 22U);
  EXPECT_TRUE(plain.starts_with("t-"));
  EXPECT_EQ(id({{"kind", "note", 0}}), plain);
  EXPECT_NE(id({{"title", "T", 0}}), plain);
  EXPECT_NE(id({{"body", "Other words.", 0}}), plain);
  EXPECT_NE(id({{"date", "2026-03", 0}}), plain);
  EXPECT_NE(id({{"source", "Embassy", 0}}), plain);
  const std::string by_url = id({{"url", "https://example.org", 0}});
  EXPECT_TRUE(by_url.starts_with("u-"));
  EXPECT_EQ(id({{"url", "https://example.org", 0}, {"title", "T", 0}}), by_url);
  EXPECT_NE(id({{"url", "https://example.org/", 0}}), by_url);
}

TEST(Record, TextJoinsTheTurns) {
  Statement statement;
  statement.turns = {{"A", "Uno."}, {"", "Dos."}, {"B", "Tres."}};
  EXPECT_EQ(statement.text(), "Uno.\n\nDos.\n\nTres.");
}

}  // namespace
}  // namespace cotejo
