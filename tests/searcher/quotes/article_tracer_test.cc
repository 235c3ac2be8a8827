// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/quotes/article_tracer.h"

#include <gtest/gtest.h>

#include "tests/searcher/quotes/quoted_archive.h"

namespace cotejo {
namespace {

TEST(TraceArticle, TracesEachQuotationAndCountsVerdicts) {
  const TempDir folder;
  const OpenIndex index = open_index(quoted_indexes(folder, 1));
  const Lexicon lexicon(index.catalogs);
  Dictionary dictionary;
  dictionary.add_lists(COTEJO_SOURCE_DIR "/corpus/words");
  QuoteTracer tracer(index, lexicon, dictionary);
  const std::string text =
      "“Every lighthouse keeper on this coast will be paid in full,” said Ana Ruiz. She called it "
      "“a duty”.\n\n“No harvest of ours will leave this valley,” said Eva Sol, “after its "
      "granaries are full.”\n\nAnother added: “The orchards of the north need seven more canals.”"
      "\n\n“No harvest of ours will leave this valley,” a spokesman said.";
  auto article = read_article(text, ArticleFormat::kText);
  ASSERT_TRUE(article);
  article->published = Date{2024, 7, 5};
  const TraceResult trace = trace_article(*article, tracer, dictionary, {});
  ASSERT_EQ(trace.quotations.size(), 4U);
  EXPECT_EQ(trace.scare.size(), 1U);
  const TracedQuotation& keeper = trace.quotations[0];
  EXPECT_EQ(verdict_name(keeper.result.verdict), "verbatim");
  EXPECT_EQ(keeper.speaker, Agreement::kSupports);
  EXPECT_EQ(keeper.remark, "");
  const TracedQuotation& harvest = trace.quotations[1];
  EXPECT_EQ(verdict_name(harvest.result.verdict), "altered");
  EXPECT_EQ(harvest.result.matches.front().statement.id, "granary-before");
  EXPECT_EQ(harvest.remark, "printed as Eva Sol's, stands in a statement of Ministry");
  EXPECT_EQ(verdict_name(trace.quotations[2].result.verdict), "not_found");
  const TracedQuotation& somebody = trace.quotations[3];
  EXPECT_EQ(verdict_name(somebody.result.verdict), "verbatim");
  EXPECT_EQ(somebody.speaker, Agreement::kUnknown);
  EXPECT_EQ(somebody.remark, "") << "a spokesman is anybody";
  EXPECT_EQ(trace.summary[static_cast<std::size_t>(Verdict::kNotFound)], 1U);
}

TEST(TraceArticle, TakesNoStatementThatIsLaterThanTheArticle) {
  const TempDir folder;
  const OpenIndex index = open_index(quoted_indexes(folder, 1));
  const Lexicon lexicon(index.catalogs);
  const Dictionary dictionary;
  QuoteTracer tracer(index, lexicon, dictionary);
  auto article = read_article("“No harvest of ours will leave this valley”", ArticleFormat::kText);
  ASSERT_TRUE(article);
  article->published = Date{2024, 1, 1};
  const TraceResult trace = trace_article(*article, tracer, dictionary, {});
  ASSERT_EQ(trace.quotations.size(), 1U);
  ASSERT_EQ(trace.quotations[0].result.matches.size(), 1U);
  EXPECT_EQ(trace.quotations[0].result.matches[0].statement.id, "granary-before");
}

}  // namespace
}  // namespace cotejo
