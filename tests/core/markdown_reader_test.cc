// SPDX-License-Identifier: GPL-3.0-or-later
// Markdown: front matter and body, errors with their place, values of every type, hostile YAML.
#include <gtest/gtest.h>

#include <chrono>

#include "core/formats/record_reader.h"
#include "core/statement/statement_json.h"
#include "tests/support/patience.h"
#include "tests/support/temp_dir.h"

namespace cotejo {
namespace {

Result<Statement> read_text(const std::string& content) {
  const TempDir folder;
  auto reader = open_reader(folder.write_file("a.md", content), {"markdown"});
  if (!reader) return reader.error();
  auto record = (*reader)->next();
  if (!record) return Error{"no-record", ""};
  EXPECT_FALSE((*reader)->next().has_value());
  return record->statement;
}

const std::string kStart = "---\nid: a\nsource: A\ndate: 2026-03-05\n";

TEST(MarkdownReader, ReadsFrontMatterAndBody) {
  const std::vector<std::string> spellings{
      kStart + "---\nUno.\n\n  Dos --- tres.\n---\nfin\n",
      "\xEF\xBB\xBF" + kStart + "--- \t\n\n \nUno.\n\n  Dos --- tres.\n---\nfin\n\n \n",
      "---\r\nid: a\r\nsource: A\r\ndate: 2026-03-05\r\n---\r\n"
      "Uno.\r\n\r\n  Dos --- tres.\r\n---\r\nfin\r\n"};
  for (const std::string& content : spellings) {
    const auto statement = read_text(content);
    ASSERT_TRUE(statement) << statement.error().message;
    EXPECT_EQ(statement->id, "a");
    EXPECT_EQ(statement->source, "A");
    EXPECT_EQ(statement->date, (Date{2026, 3, 5}));
    EXPECT_EQ(statement->body, "Uno.\n\n  Dos --- tres.\n---\nfin");
  }
}

struct Refused {
  const char* what;
  std::string content;
  const char* code;
  std::size_t line;
  std::size_t column;
};

TEST(MarkdownReader, TellsWhereItWentWrong) {
  const std::vector<Refused> rows{
      {"empty", "", "empty-file", 0, 0},
      {"no fence", "Text.\n", "no-front-matter", 1, 0},
      {"four dashes", "----\nid: a\n---\nText.\n", "no-front-matter", 1, 0},
      {"fence alone", "---", "no-front-matter", 1, 0},
      {"no second fence", kStart + "Text.\n", "no-front-matter", 1, 0},
      {"not UTF-8", kStart + "---\nSe\xF1or\n", "bad-utf8", 6, 0},
      {"no fields", "---\n---\nText.\n", "bad-yaml", 2, 0},
      {"a list", "---\n- a\n---\nText.\n", "bad-yaml", 2, 0},
      {"a colon in a value", "---\nsource: A\ntitle: one: two\n---\nT.\n", "bad-yaml", 3, 11},
      {"words behind a quote", "---\ntitle: \"one\" two\n---\nT.\n", "bad-yaml", 2, 14},
      {"a tab for indentation", "---\nturns:\n\t- a\n---\nT.\n", "bad-yaml", 3, 2},
      {"a colon behind accents", "---\ntitle: \u00F1\u00F1\u00F1: two\n---\nT.\n", "bad-yaml", 2,
       11},
      {"text behind an end", kStart + "...\ntitle: T\n---\nT.\n", "bad-yaml", 6, 0},
      {"text behind braces", "---\n{source: A, date: 2026}\ntitle: T\n---\nT.\n", "bad-yaml", 3, 0},
      {"a bracket that closes nothing", "---\n,d: a\nsource: A\ndate\n: 2026\n ]\n---\nT.\n",
       "bad-yaml", 2, 0},
      {"a second document", kStart + "--- {title: T}\n---\nT.\n", "bad-yaml", 5, 0},
      {"NUL in a value", kStart + std::string("place: \u00F1\0\n", 11) + "---\nT.\n", "bad-yaml", 5,
       9},
      {"NUL at the start", std::string("---\nx\0: 1\n", 10) + "---\nT.\n", "bad-yaml", 2, 2},
      {"end of transmission", kStart + "\x04\ntitle: T\n---\nT.\n", "bad-yaml", 5, 1},
      {"a long front matter", kStart + "x: " + std::string(64 << 10, 'x') + "\n---\nT.\n",
       "too-long", 1, 0},
      {"a turn with no text", kStart + "turns:\n- text:\n- text: a\n---\n", "bad-type", 5, 0},
      {"a turn with two texts", kStart + "turns:\n- {text: a, text: b}\n---\n", "bad-type", 5, 0},
      {"an unknown alias", "---\ntitle: *none\n---\nT.\n", "bad-yaml", 2, 8},
      {"bad date", "---\nsource: A\ndate: soon\n---\nT.\n", "bad-date", 3, 0},
      {"bad lang", kStart + "lang: Klingon\n---\nT.\n", "bad-lang", 5, 0},
      {"key given twice", kStart + "source: B\n---\nT.\n", "duplicate-key", 5, 0},
      {"no body", kStart + "---\n\n \n", "missing-field", 0, 0},
      {"a list as title", kStart + "title: [a, b]\n---\nT.\n", "bad-type", 5, 0},
      {"a map as speaker", kStart + "speaker: {a: b}\n---\nT.\n", "bad-type", 5, 0},
      {"a turn without text", kStart + "turns:\n- speaker: B\n---\n", "bad-type", 5, 0},
  };
  for (const Refused& row : rows) {
    SCOPED_TRACE(row.what);
    const auto statement = read_text(row.content);
    ASSERT_FALSE(statement);
    EXPECT_EQ(statement.error().code, row.code) << statement.error().message;
    EXPECT_EQ(statement.error().line, row.line) << statement.error().message;
    EXPECT_EQ(statement.error().column, row.column) << statement.error().message;
  }
}

TEST(MarkdownReader, KnownFieldsAreTextWhateverTheyLookLike) {
  const auto statement = read_text(
      "---\nid: 0017\nsource: no\ndate: 2026\ntitle: 1.50\nspeaker: [true, 7]\ntopics: 12\n"
      "place: \"\"\nkind: ~\n---\nT.\n");
  ASSERT_TRUE(statement) << statement.error().message;
  EXPECT_EQ(statement->id, "0017");
  EXPECT_EQ(statement->source, "no");
  EXPECT_EQ(statement->title, "1.50");
  EXPECT_EQ(statement->speakers, (std::vector<std::string>{"true", "7"}));
  EXPECT_EQ(statement->topics, (std::vector<std::string>{"12"}));
  EXPECT_TRUE(statement->place.empty());
  EXPECT_TRUE(statement->kind.empty());
}

TEST(MarkdownReader, UnknownFieldsKeepTheirTypes) {
  const auto statement =
      read_text(kStart +
                "n: 17\nneg: -1.5e3\nprice: 1.50\nzeros: 007\ndot: .5\nyes: true\nno: False\n"
                "quoted: \"17\"\nword: uno\nnothing: ~\nlist: [a, b]\nnumbers: [1, 2]\n"
                "mixed: [1, [x], {k: '2', m: }]\nwhen: 2026-03-05\n---\nT.\n");
  ASSERT_TRUE(statement) << statement.error().message;
  const std::vector<ExtraField> expected{{"n", "17"},
                                         {"neg", "-1500.0"},
                                         {"price", "1.5"},
                                         {"zeros", "\"007\""},
                                         {"dot", "\".5\""},
                                         {"yes", "true"},
                                         {"no", "\"False\""},
                                         {"quoted", "\"17\""},
                                         {"word", "\"uno\""},
                                         {"nothing", "null"},
                                         {"list", R"(["a","b"])"},
                                         {"numbers", "[1,2]"},
                                         {"mixed", R"([1,["x"],{"k":"2","m":null}])"},
                                         {"when", "\"2026-03-05\""}};
  EXPECT_EQ(statement->extra, expected);
}

TEST(MarkdownReader, ReadsTurns) {
  const auto statement = read_text(kStart +
                                   "turns:\n- speaker: Ana\n  text: |\n    Uno.\n    Dos.\n"
                                   "- text: \"Tres: cuatro.\"\n- {speaker: ~, text: 5}\n---\n");
  ASSERT_TRUE(statement) << statement.error().message;
  EXPECT_EQ(statement->turns,
            (std::vector<Turn>{{"Ana", "Uno.\nDos."}, {"", "Tres: cuatro."}, {"", "5"}}));
}

TEST(MarkdownReader, LongTranscriptsFit) {
  std::string turns = "turns:\n";
  for (int n = 0; n < 2000; ++n) turns += "- text: " + std::string(500, 'x') + "\n";
  const auto statement = read_text(kStart + turns + "---\n");
  ASSERT_TRUE(statement) << statement.error().message;
  EXPECT_EQ(statement->turns.size(), 2000U);
}

TEST(MarkdownReader, LeavesCarriageReturnsBetweenWords) {
  const auto statement = read_text(kStart + "---\nuno\rdos\r\ntres\r\r\n\r\n");
  ASSERT_TRUE(statement) << statement.error().message;
  EXPECT_EQ(statement->body, "uno\rdos\ntres");
}

TEST(MarkdownReader, WhatItReadComesBackFromJson) {
  const auto statement = read_text(kStart +
                                   "a: 1.50\nb: [1e3, {c: 2.0}, 12345678901234567890123]\n"
                                   "d: -0\ne: 1e-7\nf: \"x\\ty\"\n"
                                   "g: {\"a\\L\\x1F\\b\\f\\x7F/\": [\"\\P\\L\\x1F\\b\\f\\x7F/\"]}\n"
                                   "h: [\"\\L\\x1F\"]\n---\nT.\n");
  ASSERT_TRUE(statement) << statement.error().message;
  StatementParser parser;
  const auto back = parser.parse(to_json(*statement));
  ASSERT_TRUE(back) << back.error().message;
  EXPECT_EQ(*back, *statement);
}

std::string repeated(std::string_view text) {
  std::string many;
  for (int n = 0; n < 20'000; ++n) many += text;
  return many;
}

std::string alias_bomb(const std::string& last) {
  std::string yaml = "x0: &a0 [1, 2]\n";
  for (int level = 1; level < 30; ++level) {
    const std::string before = "*a" + std::to_string(level - 1);
    yaml += "x" + std::to_string(level) + ": &a" + std::to_string(level) + " [" + before;
    for (int n = 0; n < 9; ++n) yaml += ", " + before;
    yaml += "]\n";
  }
  return kStart + yaml + last + "---\nT.\n";
}

TEST(MarkdownReader, RejectsHostileYamlQuickly) {
  const std::vector<Refused> rows{
      {"aliases that multiply", alias_bomb(""), "too-long", 2, 0},
      {"the same in turns", alias_bomb("turns: *a29\n"), "too-long", 2, 0},
      {"a long text many times in turns",
       kStart + "x: &x " + std::string(1 << 20, 'x') + "\nturns:\n" + repeated("- text: *x\n") +
           "---\n",
       "too-long", 2, 0},
      {"a long text many times in a list, turns aside",
       kStart + "x: &x " + std::string(1 << 20, 'x') + "\ny:\n" +
           repeated("- [[*x], {*x : *x}]\n") + "turns: []\n---\nT.\n",
       "too-long", 2, 0},
      {"a long text many times in topics",
       kStart + "x: &x " + std::string(1 << 20, 'x') + "\ntopics:\n" + repeated("- *x\n") +
           "turns: []\n---\nT.\n",
       "too-long", 2, 0},
      {"nested 200 deep",
       kStart + "x: " + std::string(200, '[') + std::string(200, ']') + "\n---\nT.\n", "too-long",
       2, 0},
  };
  const auto start = std::chrono::steady_clock::now();
  for (const Refused& row : rows) {
    SCOPED_TRACE(row.what);
    const auto statement = read_text(row.content);
    ASSERT_FALSE(statement);
    EXPECT_EQ(statement.error().code, row.code) << statement.error().message;
    EXPECT_EQ(statement.error().line, row.line);
  }
  const auto deep = read_text(kStart + "x: " + std::string(20'000, '[') + "\n---\nT.\n");
  ASSERT_FALSE(deep);
  EXPECT_EQ(deep.error().code, "bad-yaml");
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20 * kPatience));
}

}  // namespace
}  // namespace cotejo
