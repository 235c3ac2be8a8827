// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/pages/quote_page.h"

#include <gtest/gtest.h>

#include "searcher/pages/article_view.h"
#include "searcher/pages/quote_match.h"
#include "searcher/pages/trace_page.h"
#include "tests/searcher/pages/sample_pages.h"

namespace cotejo {
namespace {

TEST(QuotePage, ShowsVerdictAlarmsAndDifferences) {
  const QuoteResult result = sample_quote("tango");
  const PageContext context = sample_context(UiLanguage::kEnglish, {{"quote", "no somos tango"}});
  const std::string page = quote_page(context, &result).markup();
  EXPECT_EQ(occurrences(page, "class=\"verdict altered\">Altered</strong>"), 1U);
  EXPECT_EQ(
      occurrences(page,
                  "A negation or an exception differs</b>: printed “tango”, said <i>nothing</i>"),
      2U);
  EXPECT_EQ(occurrences(page, ">no <ins>tango</ins> … del sur</dd>"), 2U);
  EXPECT_EQ(occurrences(page, ">no <del>tango </del><del>tango</del> del sur</dd>"), 2U);
  EXPECT_EQ(occurrences(page, "href=\"/statements/id-tango?start=3&amp;end=9#passage\""), 2U);
  EXPECT_EQ(occurrences(page, "asked by the press: <b>tango</b>"), 2U);
  EXPECT_EQ(occurrences(page, ">no somos tango</textarea>"), 1U);
}

TEST(QuotePage, NotFoundIsNoVerdictOnTheSpeaker) {
  const QuoteResult result = sample_quote("tango", Verdict::kNotFound);
  const std::string page = quote_page(sample_context(UiLanguage::kSpanish), &result).markup();
  EXPECT_EQ(occurrences(page, "No es un juicio sobre quien habla."), 1U);
  EXPECT_EQ(occurrences(page, "<h2>Lo más parecido</h2>"), 1U);
}

TEST(VerdictWords, FollowTheEnumeration) {
  const Wording words(UiLanguage::kEnglish);
  EXPECT_EQ(words[verdict_word(Verdict::kVerbatim)], "Verbatim");
  EXPECT_EQ(words[verdict_word(Verdict::kNotFound)], "Not found");
  EXPECT_EQ(words[verdict_sentence(Verdict::kStitched)],
            "Joined from fragments that stand in different places.");
}

TEST(TracePage, LinksQuotationsAndAnswers) {
  const std::string page = trace_page(sample_context(), sample_trace("tango")).markup();
  EXPECT_EQ(occurrences(page, "href=\"#a1\" class=\"badge\" id=\"q1\""), 1U);
  EXPECT_EQ(occurrences(page, "href=\"#q1\""), 1U);
  EXPECT_EQ(occurrences(page, "id=\"a1\""), 1U);
  EXPECT_EQ(occurrences(page, "<mark class=\"quoted altered\">no somos tango</mark>» ayer."), 1U);
  EXPECT_EQ(occurrences(page, "<strong>1 quotation</strong>"), 1U);
}

// A quotation in another one, and pieces that lie outside of the text or end before they begin.
TEST(ArticleView, MarksTheInnermostAndKeepsTheText) {
  TraceResult trace;
  trace.article.text = "aaa bbb ccc ddd\n\neee";
  const auto quotation = [](std::vector<TextSpan> pieces, Verdict verdict) {
    TracedQuotation traced;
    traced.quotation.pieces = std::move(pieces);
    traced.result.verdict = verdict;
    return traced;
  };
  trace.quotations = {quotation({{0, 15}}, Verdict::kVerbatim),
                      quotation({{4, 7}}, Verdict::kAltered),
                      quotation({{17, 99}, {5, 5}}, Verdict::kElided)};
  const std::string view = article_view(Wording(UiLanguage::kEnglish), trace).markup();
  EXPECT_EQ(occurrences(view, "<mark class=\"quoted verbatim\">aaa </mark>"), 1U);
  EXPECT_EQ(occurrences(view, "<mark class=\"quoted altered\">bbb</mark>"), 1U);
  EXPECT_EQ(occurrences(view, "<mark class=\"quoted verbatim\"> ccc ddd</mark>"), 1U);
  EXPECT_EQ(occurrences(view, "<p class=\"said\">eee</p>"), 1U);
}

}  // namespace
}  // namespace cotejo
