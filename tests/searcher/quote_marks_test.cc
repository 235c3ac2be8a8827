// SPDX-License-Identifier: GPL-3.0-or-later
// Quotation marks: every glyph, every pair, and people who mix them.
#include "searcher/query/quote_marks.h"

#include <gtest/gtest.h>

#include "searcher/query/parser.h"

namespace cotejo {
namespace {

TEST(QuoteMarks, EveryPairOfEveryHabit) {
  const std::pair<const char*, const char*> pairs[] = {
      {"\"", "\""},
      {"“", "”"},
      {"„", "“"},
      {"„", "”"},
      {"‟", "”"},
      {"”", "”"},
      {"«", "»"},
      {"»", "«"},
      {"»", "»"},
      {"‹", "›"},
      {"›", "‹"},
      {"›", "›"},
      {"“", "“"},
      // mixed by hand, or by an editor that turned one of the two
      {"“", "\""},
      {"\"", "”"},
      {"\"", "“"},
      {"„", "\""},
      {"”", "\""},
      {"‟", "\""}};
  for (const auto& [open, close] : pairs) {
    const std::string query = std::string("uno ") + open + "paz y pan" + close + " dos";
    const auto parsed = parse_query(query);
    ASSERT_TRUE(parsed) << query << ": " << parsed.error().message;
    EXPECT_EQ(read_back(parsed->root), "uno \"paz y pan\" dos") << query;
    EXPECT_TRUE(parsed->notes.empty()) << query;
  }
}

TEST(QuoteMarks, UnlikeGlyphsAreUnderstoodIfNoneElseCanBeMeant) {
  const auto parsed = parse_query("«paz y pan\" dos");
  ASSERT_TRUE(parsed);
  EXPECT_EQ(read_back(parsed->root), "\"paz y pan\" dos");
  EXPECT_EQ(parsed->notes,
            std::vector<std::string>{"the quotation that « opens is taken to end at \""});
  // Here the last two marks are a pair of their own.
  const auto open = parse_query("«paz y \"pan con\"");
  ASSERT_FALSE(open);
  EXPECT_EQ(open.error().column, 1U);
}

TEST(QuoteMarks, PhraseThatHoldsMarksIsReadBackInOthers) {
  for (const char* query : {"«a \"b\" c»", "‹a \"b» c›", "\"a “b” c\"", "“a «b» c”", "„a » b”"}) {
    const auto parsed = parse_query(query);
    ASSERT_TRUE(parsed) << query;
    const auto again = parse_query(read_back(parsed->root));
    ASSERT_TRUE(again) << query;
    EXPECT_EQ(again->root.text, parsed->root.text) << query;
    EXPECT_EQ(again->root.kind, QueryNode::Kind::kPhrase) << query;
  }
}

TEST(QuoteMarks, Apostrophes) {
  EXPECT_FALSE(is_quote_mark(U'\''));
  EXPECT_FALSE(is_quote_mark(U'’'));
  EXPECT_EQ(find_closing_mark(U"“don’t”", 0), 6U);
  EXPECT_EQ(find_closing_mark(U"\"a", 0), std::u32string_view::npos);
}

}  // namespace
}  // namespace cotejo
