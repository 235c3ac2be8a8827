// SPDX-License-Identifier: GPL-3.0-or-later
// An article's text, title and date, of plain text, Markdown and web pages; what is hostile is read
// as something.
#include "searcher/article/article_text.h"

#include <gtest/gtest.h>

#include <ostream>

#include "searcher/article/html_text.h"
#include "tests/searcher/article/sample_article.h"

namespace cotejo {
namespace {

ArticleText read(const std::string& bytes, ArticleFormat format = ArticleFormat::kAuto) {
  auto article = read_article(bytes, format);
  EXPECT_TRUE(article);
  return *article;
}

struct Page {
  std::string source;
  std::string text;
};

// Names the test: what is in memory there differs from run to run.
void PrintTo(const Page& row, std::ostream* out) {
  *out << row.source.size() << " bytes";
}

class Html : public testing::TestWithParam<Page> {};
class Markdown : public testing::TestWithParam<Page> {};

TEST_P(Html, IsItsText) {
  EXPECT_EQ(read(GetParam().source, ArticleFormat::kHtml).text, GetParam().text);
}
TEST_P(Markdown, IsItsText) {
  EXPECT_EQ(read(GetParam().source, ArticleFormat::kMarkdown).text, GetParam().text);
}

INSTANTIATE_TEST_SUITE_P(
    Pages, Html,
    testing::Values(
        Page{"<p>One <b>bold</b> word.</p>\n<p>Two.</p>", "One bold word.\n\nTwo."},
        Page{"<nav><p>Menu</p></nav><p>One</p><footer>End</footer>", "One"},
        Page{"<script>var a = '<p>no</p>';</script><style>p{}</style><p>One</p>", "One"},
        Page{"<p>One<br>line<br><br>Two</p>", "One line\n\nTwo"},
        Page{"<p>She said <q>yes</q> &amp; &ldquo;no&rdquo; &#8220;so&#x201D; &#147;w&#148;</p>",
             "She said “yes” & “no” “so” “w”"},
        Page{"<p>1 < 2 and &nope; &</p>", "1 < 2 and &nope; &"},
        Page{"<p title=\"a > b\">One</p><!-- <p>no</p> -->", "One"}, Page{"<p>One", "One"},
        Page{"<", "<"}, Page{"<p", ""}, Page{"", ""}, Page{"</", "</"}, Page{"<!--", ""},
        Page{"<p>a&#0;b&#10;c</p>", "a&#0;b c"}));

INSTANTIATE_TEST_SUITE_P(
    Sources, Markdown,
    testing::Values(
        Page{"# Bridge\n\nOne *two* **three** _four_.", "Bridge\n\nOne two three four."},
        Page{"One\nline.\n\nTwo.", "One line.\n\nTwo."},
        Page{"A [link](http://a.example/x_y) and ![image](b.png) here.", "A link and here."},
        Page{"- one\n- two\n\n1. three", "one\n\ntwo\n\nthree"},
        Page{"```\ncode\n```\nText with `code` and ``marks''.", "Text with code and ``marks''."},
        Page{"A snake_case word, <<quoted>>, <b>bold</b>, 2 * 3.",
             "A snake_case word, <<quoted>>, bold, 2 * 3."},
        Page{"\\*not\\* emphasis", "*not* emphasis"}, Page{"[", ""}, Page{"---\n", ""}));

TEST(ReadArticle, APageSaysItsTitleDateAndLanguage) {
  const ArticleText page = read(
      "<!DOCTYPE html><html lang=\"es-MX\"><head><title>El puente | Diario</title>"
      "<meta property='og:title' content='El puente &amp; la carretera'>"
      "<meta property=\"article:published_time\" content=\"2026-03-06T10:00:00Z\"></head>"
      "<body><time datetime=\"2020-01-01\">x</time><p>Se abre.</p></body></html>");
  EXPECT_EQ(page.title, "El puente & la carretera");
  EXPECT_EQ(page.published, (Date{2026, 3, 6}));
  EXPECT_EQ(page.language, language_of("es"));
  EXPECT_EQ(page.text, "x\n\nSe abre.");
}

TEST(ReadArticle, FrontMatterSaysItsTitleDateAndLanguage) {
  const ArticleText article =
      read("---\ntitle: \"The bridge\"\ndate: 2026-03-06\nlang: en\n---\n\nIt opens.");
  EXPECT_EQ(article.title, "The bridge");
  EXPECT_EQ(article.published, (Date{2026, 3, 6}));
  EXPECT_EQ(article.language, language_of("en"));
  EXPECT_EQ(article.text, "It opens.");
}

TEST(ReadArticle, PlainTextKeepsItsBytes) {
  const ArticleText article = read(
      "The bridge opens\n\nVADO, March 5, 2026 - The bridge of Vado opens on Monday, and 2 * 3 = "
      "6.\n");
  EXPECT_EQ(article.title, "The bridge opens");
  EXPECT_EQ(article.published, (Date{2026, 3, 5}));
  EXPECT_EQ(article.language, language_of("en"));
  EXPECT_TRUE(article.text.ends_with("2 * 3 = 6.\n"));
}

TEST(ReadArticle, RefusesWhatIsNoText) {
  EXPECT_EQ(read_article("\xFF\xFE", ArticleFormat::kAuto).error().code, "bad-utf8");
  EXPECT_EQ(
      read_article(std::string(kMostArticleBytes + 1, 'a'), ArticleFormat::kText).error().code,
      "article-too-long");
}

std::vector<Quotation> found_in(const std::string& bytes) {
  return find_quotations(read(bytes), shipped_lists());
}

TEST(BlockQuotes, CountIfSomebodySaysThem) {
  const auto introduced =
      found_in("# Bridge\n\nAna Gil wrote:\n\n> The bridge opens\n> on Monday.\n>\n> It does.\n");
  ASSERT_EQ(introduced.size(), 1U);
  EXPECT_EQ(introduced[0].text, "The bridge opens on Monday.\nIt does.");
  ASSERT_TRUE(introduced[0].attributed_to);
  EXPECT_EQ(introduced[0].attributed_to->speaker, "Ana Gil");

  const auto is_signed = found_in(
      "<html><p>News of the day.</p><blockquote><p>The bridge opens on Monday.</p><p>— Ana "
      "Gil</p></blockquote>");
  ASSERT_EQ(is_signed.size(), 1U);
  EXPECT_EQ(is_signed[0].text, "The bridge opens on Monday.");
  ASSERT_TRUE(is_signed[0].attributed_to);
  EXPECT_EQ(is_signed[0].attributed_to->speaker, "Ana Gil");

  EXPECT_TRUE(found_in("# Bridge\n\nNews of the day.\n\n> The bridge opens on Monday.\n").empty());
  EXPECT_EQ(found_in("# Bridge\n\nAna Gil wrote:\n\n> “The bridge opens on Monday.”\n").size(), 1U);
}

TEST(HtmlQuotations, HaveOffsetsOfTheText) {
  const ArticleText page = read(
      "<html><p>Ana Gil said <q>the bridge <i>opens</i> on &laquo;Monday&raquo;</q> at "
      "noon.</p></html>");
  const auto found = find_quotations(page, shipped_lists());
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].text, "the bridge opens on «Monday»");
  EXPECT_EQ(page.text.substr(found[0].span.begin, found[0].span.size()),
            "“the bridge opens on «Monday»”");
  EXPECT_EQ(found[1].parent, 0U);
}

}  // namespace
}  // namespace cotejo
