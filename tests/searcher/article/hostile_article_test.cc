// SPDX-License-Identifier: GPL-3.0-or-later
// Made-up soups of marks, tags and words: offsets stay within the text, and twice as long a text
// takes about twice as long.
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <random>

#include "tests/searcher/article/sample_article.h"
#include "tests/support/patience.h"

namespace cotejo {
namespace {

const std::vector<std::string> kPieces{"“",
                                       "”",
                                       "«",
                                       "»",
                                       "‹",
                                       "›",
                                       "\"",
                                       "'",
                                       "‘",
                                       "’",
                                       "„",
                                       "<<",
                                       ">>",
                                       "``",
                                       "''",
                                       "—",
                                       " ",
                                       " ",
                                       "\n",
                                       "\n\n",
                                       "word",
                                       "Ana Gil",
                                       "said",
                                       "dijo",
                                       "according to",
                                       ", ",
                                       ". ",
                                       ": ",
                                       "the statement",
                                       "5 de marzo",
                                       "Thursday",
                                       "he",
                                       "<p>",
                                       "</p>",
                                       "<q>",
                                       "<blockquote>",
                                       "</blockquote>",
                                       "&ldquo;",
                                       "&#",
                                       "> ",
                                       "# ",
                                       "[",
                                       "](",
                                       "*",
                                       "_",
                                       "`",
                                       "<!--",
                                       "<a href=\"",
                                       "and",
                                       "of",
                                       "the",
                                       "Ministry",
                                       "ñ",
                                       "\u00A0",
                                       "…",
                                       "?"};

std::string soup(std::mt19937& random, std::size_t pieces) {
  std::uniform_int_distribution<std::size_t> pick(0, kPieces.size() - 1);
  std::string text;
  for (std::size_t i = 0; i < pieces; ++i) text += kPieces[pick(random)];
  return text;
}

void expect_sound(const ArticleText& article, const std::vector<Quotation>& quotations) {
  const std::size_t size = article.text.size();
  std::size_t begin = 0;
  for (std::size_t i = 0; i < quotations.size(); ++i) {
    const Quotation& quotation = quotations[i];
    EXPECT_LE(begin, quotation.span.begin);
    begin = quotation.span.begin;
    EXPECT_LT(quotation.span.begin, quotation.span.end);
    EXPECT_LE(quotation.span.end, size);
    EXPECT_FALSE(quotation.text.empty());
    EXPECT_LT(quotation.parent.value_or(0), std::max<std::size_t>(i, 1));
    std::size_t end = quotation.span.begin;
    for (const TextSpan& piece : quotation.pieces) {
      EXPECT_LE(end, piece.begin);
      EXPECT_LT(piece.begin, piece.end);
      end = piece.end;
    }
    EXPECT_LE(end, quotation.span.end);
    if (!quotation.attributed_to) continue;
    EXPECT_FALSE(quotation.attributed_to->speaker.empty());
    EXPECT_LE(quotation.attributed_to->span.begin, quotation.attributed_to->span.end);
    EXPECT_LE(quotation.attributed_to->span.end, size);
  }
}

TEST(MarkSoup, KeepsItsOffsets) {
  std::mt19937 random(7);
  for (int round = 0; round < 1500; ++round) {
    const std::string bytes = soup(random, 60);
    for (const ArticleFormat format :
         {ArticleFormat::kText, ArticleFormat::kMarkdown, ArticleFormat::kHtml}) {
      auto article = read_article(bytes, format);
      ASSERT_TRUE(article);
      article->language = static_cast<Language>(round % 3);
      expect_sound(*article, find_quotations(*article, shipped_lists()));
      if (testing::Test::HasFailure()) FAIL() << bytes;
    }
  }
}

double seconds_for(const std::string& text, ArticleFormat format) {
  const auto begin = std::chrono::steady_clock::now();
  auto article = read_article(text, format);
  EXPECT_TRUE(article);
  find_quotations(*article, shipped_lists());
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

class Repeated : public testing::TestWithParam<std::string> {};

// A quarter of a megabyte of each takes a second; what is quadratic takes much longer.
TEST_P(Repeated, TakesLinearTime) {
  std::string text;
  while (text.size() < (1U << 18U)) text += GetParam();
  for (const ArticleFormat format :
       {ArticleFormat::kText, ArticleFormat::kMarkdown, ArticleFormat::kHtml}) {
    EXPECT_LT(seconds_for(text, format), 6. * kPatience) << GetParam();
  }
}

INSTANTIATE_TEST_SUITE_P(Hostile, Repeated,
                         testing::Values("“", "\"a ", "'", "‘a ", "« ", "<<", "“a\n\n", "said ",
                                         "Ana ", "Ana said ", "according to ", "of ",
                                         "the statement by ", "a, ", "—dijo ", "a —dijo a— ",
                                         "“a b c d,” said, ", "5 de ", "the Ministry of ", "<a ",
                                         "<!--", "&#", "[", "![", "](", "`", "<blockquote>",
                                         "> a\n", "> a\n\n", "<nav>", "<script>", "</", "_", "*",
                                         "-\n", "Thursday "));

}  // namespace
}  // namespace cotejo
