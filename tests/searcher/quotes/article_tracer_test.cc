// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/quotes/article_tracer.h"

#include <gtest/gtest.h>

#include "tests/searcher/quotes/quoted_archive.h"

namespace cotejo {
namespace {

struct Pair {
  const char* attributed;
  const char* institution;
  const char* speaker;
  const char* source;
  Agreement agreement;
};

TEST(NameAgreement, ComparesNamesOverSpellingsAndLanguages) {
  const TempDir folder;
  std::filesystem::create_directories(folder.path() / "words" / "translations");
  folder.write_file("words/translations/names.tsv",
                    "foreign affairs\trelaciones exteriores\nministry\tministerio\n"
                    "state department | department of state\tDepartamento de Estado\n");
  folder.write_file("words/stop-words.en.txt", "of\nthe\n");
  folder.write_file("words/stop-words.es.txt", "de\nla\n");
  Dictionary dictionary;
  dictionary.add_lists(folder.path() / "words");
  NameAgreement names(dictionary);
  for (const Pair& pair : {Pair{"Ana Ruiz", "", "RUIZ, Ana", "Ministry", Agreement::kSupports},
                           Pair{"Ana Ruiz", "", "Eva Sol", "Ministry", Agreement::kContradicts},
                           Pair{"Ana Ruiz", "", "", "Ministry", Agreement::kUnknown},
                           Pair{"Ministry of Foreign Affairs", "Ministry of Foreign Affairs", "",
                                "Ministerio de Relaciones Exteriores", Agreement::kSupports},
                           Pair{"U.S. State Department", "U.S. State Department", "Eva Sol",
                                "US Department of State", Agreement::kSupports},
                           Pair{"the administration", "the administration", "Eva Sol",
                                "US Department of State", Agreement::kUnknown},
                           Pair{"Ana Ruiz", "Ministry of Foreign Affairs", "Eva Sol",
                                "Ministerio de Relaciones Exteriores", Agreement::kSupports}}) {
    QuoteMatch match;
    if (*pair.speaker != '\0') match.statement.speakers = {pair.speaker};
    match.statement.source = pair.source;
    const Attribution attribution{pair.attributed, pair.attributed, {}, pair.institution};
    EXPECT_EQ(names.compare(attribution, match), pair.agreement)
        << pair.attributed << " / " << pair.speaker << ", " << pair.source;
  }
}

TEST(DateAgreement, TakesTheDayBesideForTheDay) {
  const Date day{2024, 7, 4};
  EXPECT_EQ(compare_dates({}, {}, day), Agreement::kUnknown);
  EXPECT_EQ(compare_dates(Date{2024, 7, 4}, {}, day), Agreement::kSupports);
  EXPECT_EQ(compare_dates(Date{2024, 7, 5}, {}, day), Agreement::kSupports);
  EXPECT_EQ(compare_dates(Date{2024, 7, 8}, {}, day), Agreement::kContradicts);
  EXPECT_EQ(compare_dates(Date{2024, 7, 0}, {}, day), Agreement::kSupports);
  EXPECT_EQ(compare_dates(Date{2024, 7, 31}, {}, {2024, 7, 0}), Agreement::kSupports);
  EXPECT_EQ(compare_dates({}, Date{2024, 7, 1}, day), Agreement::kContradicts) << "not yet said";
  EXPECT_EQ(compare_dates({}, Date{2024, 7, 4}, day), Agreement::kUnknown);
}

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
      "granaries are full.”\n\nAnother added: “The orchards of the north need seven more canals.”";
  auto article = read_article(text, ArticleFormat::kText);
  ASSERT_TRUE(article);
  article->published = Date{2024, 7, 5};
  const TraceResult trace = trace_article(*article, tracer, dictionary, {});
  ASSERT_EQ(trace.quotations.size(), 3U);
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
