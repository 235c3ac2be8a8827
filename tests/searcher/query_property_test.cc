// SPDX-License-Identifier: GPL-3.0-or-later
// What holds for every query: a tree survives being written and read, and no text does harm.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "core/base/utf8.h"
#include "searcher/query/parser.h"
#include "tests/searcher/query_describe.h"

namespace cotejo {
namespace {

using Kind = QueryNode::Kind;

// Makes trees as the parser makes them, out of words as awkward as escapes allow.
class RandomTree {
 public:
  explicit RandomTree(unsigned seed) : random_(seed) {}

  QueryNode root() {
    QueryNode node = operand(3);
    return node.kind == Kind::kNot ? only_exclusions(std::move(node)) : node;
  }

 private:
  std::size_t below(std::size_t limit) { return random_() % limit; }

  template <std::size_t N>
  const char* any(const char* const (&of)[N]) {
    return of[below(N)];
  }

  static QueryNode make(Kind kind) {
    QueryNode node;
    node.kind = kind;
    return node;
  }

  static QueryNode only_exclusions(QueryNode exclusion) {
    QueryNode node = make(Kind::kAnd);
    node.children.push_back(make(Kind::kAll));
    node.children.push_back(std::move(exclusion));
    return node;
  }

  // What may stand in an AND: anything but everything.
  QueryNode operand(std::size_t depth) {
    if (depth == 0) return leaf();
    switch (below(6)) {
      case 0:
        return many(Kind::kAnd, depth);
      case 1:
        return many(Kind::kOr, depth);
      case 2: {
        QueryNode node = make(Kind::kNot);
        node.children.push_back(operand(depth - 1));
        if (node.children[0].kind == Kind::kNot) return leaf();
        return node;
      }
      default:
        return leaf();
    }
  }

  QueryNode many(Kind kind, std::size_t depth) {
    QueryNode node = make(kind);
    for (std::size_t i = 2 + below(3); i > 0; --i) {
      QueryNode child = operand(depth - 1);
      if (kind == Kind::kOr && child.kind == Kind::kNot) child = only_exclusions(std::move(child));
      node.children.push_back(std::move(child));
    }
    const bool excludes = std::all_of(node.children.begin(), node.children.end(),
                                      [](const auto& child) { return child.kind == Kind::kNot; });
    if (excludes) node.children.insert(node.children.begin(), make(Kind::kAll));
    return node;
  }

  QueryNode leaf() {
    switch (below(8)) {
      case 0:
        return phrase();
      case 1: {
        QueryNode node = make(Kind::kPrefix);
        node.text = "ab" + awkward_word();
        node.field = text_field();
        return node;
      }
      case 2:
        return date();
      case 3: {
        QueryNode node = make(Kind::kWord);
        node.field = Field::kKind;
        node.text = any({"remarks", "fact-sheet", "fact sheet", "a\"b", "or"});
        return node;
      }
      default: {
        QueryNode node = make(Kind::kWord);
        node.field = text_field();
        node.text = below(2) == 0
                        ? any({"paz", "EE.", "UU.", "EE", "U.", "S.", "EE. UU.", "OR", "Y", "U.S.",
                               "co-operation", "title:a", "10:30", "a..b", "us"})
                        : awkward_word();
        return node;
      }
    }
  }

  QueryNode phrase() {
    QueryNode node = make(Kind::kPhrase);
    node.field = text_field();
    node.slop = below(3) == 0 ? 1 + static_cast<unsigned>(below(100)) : 0;
    node.text = any({"a b", "a", "no “nunca” más", "a \"b\" c", "a « b", "a » b", "a ‹b› \"c\"",
                     "title:a OR b", "a\\", "(a", "a*", " a ", "don’t", "a „b” c",
                     "a\\*b “ \" » › ” « ‹ „ ‟", "dip", "de dip, al", "dip « \""});
    const std::size_t dip = node.text.find("dip");
    if (dip != std::string::npos && below(2) == 0) node.beginnings.push_back({dip + 3, 0});
    return node;
  }

  QueryNode date() {
    const std::optional<Date> ends[] = {std::nullopt, Date{2015, 7, 20}, Date{2016, 2, 0},
                                        Date{2026, 0, 0}};
    QueryNode node = make(Kind::kDate);
    const std::size_t since = below(4);
    const std::size_t until = since == 0      ? 1 + below(3)
                              : below(2) == 0 ? 0
                                              : since + below(4 - since);
    node.field = Field::kDate;
    node.range = {ends[since], ends[until]};
    return node;
  }

  std::optional<Field> text_field() {
    if (below(3) != 0) return std::nullopt;
    const Field fields[] = {Field::kTitle, Field::kSource, Field::kSpeaker, Field::kTopic,
                            Field::kPlace};
    return fields[below(5)];
  }

  std::string awkward_word() {
    std::string word;
    for (std::size_t i = below(5); i > 0; --i) {
      word += any({"a",  "ñ", "Z", "7", ".", "-", "*", ":",      "(",      ")",  "\"", "»",
                   "\\", " ", "~", "'", "/", "?", ",", "\u00A0", "\u200B", "文", "“",  "#"});
    }
    // Somewhere there must be a letter, or it is no word.
    return word + any({"b", "é", "9", "b.", "b-", "b~2"});
  }

  std::mt19937 random_;
};

TEST(QueryProperty, TreesSurviveWritingAndReading) {
  RandomTree trees(20260305);
  for (int round = 0; round < 20'000; ++round) {
    const QueryNode tree = trees.root();
    const std::string text = read_back(tree);
    const auto parsed = parse_query(text);
    ASSERT_TRUE(parsed) << describe(tree) << " written as " << text << ": "
                        << parsed.error().message;
    ASSERT_EQ(describe(parsed->root), describe(tree)) << text;
    ASSERT_EQ(read_back(parsed->root), text);
  }
}

// Parses, or fails at a column within the text (or just behind it).
void expect_harmless(const std::string& query) {
  const auto parsed = parse_query(query);
  if (!parsed) {
    EXPECT_EQ(parsed.error().code, "bad-query");
    EXPECT_GE(parsed.error().column, 1U) << query;
    EXPECT_LE(parsed.error().column, count_code_points(query) + 1) << query;
    EXPECT_FALSE(parsed.error().message.empty()) << query;
    return;
  }
  const std::string canonical = read_back(parsed->root);
  const auto again = parse_query(canonical);
  ASSERT_TRUE(again) << query << " → " << canonical << ": " << again.error().message;
  EXPECT_EQ(describe(again->root), describe(parsed->root)) << query << " → " << canonical;
  for (const std::string& note : parsed->notes) {
    EXPECT_EQ(find_invalid_utf8(note), std::string::npos) << query;
  }
}

TEST(QueryProperty, RandomBytesDoNoHarm) {
  std::mt19937 random(1);
  for (int round = 0; round < 30'000; ++round) {
    std::string query;
    for (std::size_t i = random() % 30; i > 0; --i) query += static_cast<char>(random() % 256);
    expect_harmless(query);
  }
}

TEST(QueryProperty, RandomCharactersDoNoHarm) {
  std::mt19937 random(2);
  for (int round = 0; round < 30'000; ++round) {
    std::string query;
    for (std::size_t i = random() % 20; i > 0; --i) {
      append_utf8(query, static_cast<char32_t>(random() % 3 == 0 ? 0x2000 + random() % 0x70
                                                                 : 0x20 + random() % 0x1E0));
    }
    expect_harmless(query);
  }
}

TEST(QueryProperty, RandomTokensDoNoHarm) {
  const char* const pieces[] = {
      "paz",     "AND", "OR",     "NOT",        "Y",      "O",      "NO",      "-",        "(",
      ")",       "\"",  "«",      "»",          "“",      "”",      "„",       "‹",        "›",
      "~3",      "*",   "title:", "fuente:",    "date:",  "since:", "lang:",   "kind:",    "2026",
      "2026-03", "..",  "es",     "\\",         "EE.",    "UU.",    "U.",      "S.",       ":",
      "?",       ".",   "'",      "marzo 2026", "\u00A0", "\u200B", "nosuch:", "http://a", "…",
      "ñ",       "#",   "~",      "\t",         "us",     "marzo",  "5",       "de",       ">=",
      "<",       "^2",  "+",      "\\*",        "\\\"",   "diplom*"};
  std::mt19937 random(3);
  for (int round = 0; round < 60'000; ++round) {
    std::string query;
    for (std::size_t i = random() % 10; i > 0; --i) {
      query += pieces[random() % std::size(pieces)];
      if (random() % 2 == 0) query += ' ';
    }
    expect_harmless(query);
  }
}

}  // namespace
}  // namespace cotejo
