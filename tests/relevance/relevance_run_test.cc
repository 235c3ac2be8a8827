// SPDX-License-Identifier: GPL-3.0-or-later
// Reading a set, asking it, summing it up, and what stock Xapian makes of it.
#include "tests/relevance/relevance_run.h"

#include <gtest/gtest.h>

#include "tests/relevance/cotejo_ranker.h"
#include "tests/relevance/relevance_report.h"
#include "tests/relevance/stock_xapian.h"
#include "tests/support/test_index.h"

namespace cotejo {
namespace {

RelevanceSet read(const TempDir& folder, const std::string& queries, const std::string& judgements,
                  const std::string& name = "judgements.txt") {
  folder.write_file("queries.jsonl", queries);
  folder.write_file(name, judgements);
  return read_relevance_set(folder.path());
}

TEST(RelevanceSet, ReadsOutsideNames) {
  TempDir folder;
  const RelevanceSet set = read(folder, R"({"n":1,"num":"001","text":"a"}
{"num":"7","text":"b"}

{"id":"x","n":3,"text":"c"}
)",
                                "1 0 12 1\n\n7 Q0 13  0\nx 0 14 2\nx 0 14 1\n", "qrels.trec.txt");
  ASSERT_EQ(set.queries.size(), 3U);
  EXPECT_EQ(set.queries[0].id, "1");
  EXPECT_EQ(set.queries[1].id, "7");
  EXPECT_EQ(set.queries[2].id, "x");
  EXPECT_EQ(set.judgements.at("7").at("13"), 0);
  EXPECT_EQ(set.judgements.at("x").at("14"), 1);
  EXPECT_EQ(set.repeated, std::vector<std::string>{"x 14"});
}

TEST(RelevanceSet, NamesTheLineThatCannotBeRead) {
  const auto message = [](const std::string& queries, const std::string& judgements) {
    TempDir folder;
    try {
      read(folder, queries, judgements);
    } catch (const Failure& failure) {
      const std::string what = failure.what();
      return what.substr(what.rfind('/') + 1);
    }
    return std::string("read");
  };
  EXPECT_EQ(message("{\n", ""), "queries.jsonl:1: not a JSON object");
  EXPECT_EQ(message("{\"text\":\"a\"}\n", ""), "queries.jsonl:1: a query needs an id and a text");
  EXPECT_EQ(message("", "1 0 a 1\n1 0 b\n"),
            "judgements.txt:2: a judgement is QUERY 0 STATEMENT GRADE");
}

TEST(RelevanceRun, SumsUpByKindAndLeavesOutWhatCannotBeScored) {
  TempDir folder;
  const RelevanceSet set = read(folder, R"({"id":"1","text":"good","kind":"topical"}
{"id":"2","text":"refused","kind":"typo"}
{"id":"3","text":"unjudged","kind":"typo"}
{"id":"4","text":"none relevant","kind":"typo"}
)",
                                "1 0 a 2\n2 0 a 1\n4 0 a 0\n");
  const auto answers =
      run_set(set, [](const std::string& text) -> Result<std::vector<std::string>> {
        if (text == "refused") return Error{"bad-query", "why"};
        return std::vector<std::string>{"a"};
      });
  ASSERT_EQ(answers.size(), 2U);
  EXPECT_EQ(answers[1].error, "why");
  const Summaries summaries = sum_up(answers);
  ASSERT_EQ(summaries.size(), 3U);
  EXPECT_EQ(summaries[0].first, "topical");
  EXPECT_EQ(summaries[1].first, "typo");
  EXPECT_EQ(summaries[1].second.without_hits, 1U);
  EXPECT_EQ(summaries[2].first, "all");
  EXPECT_EQ(summaries[2].second.queries, 2U);
  EXPECT_EQ(summaries[2].second.mean.success_at_1, 0.5);
}

TEST(CotejoRanker, JoinsTheWordsOfASentence) {
  EXPECT_EQ(any_word("what laws (of heat) apply ?\n"), "what OR laws OR of OR heat OR apply?");
  EXPECT_EQ(any_word("co-operation d'affaires 3.67, -x:y"),
            "co OR operation OR d'affaires OR 3.67 OR x OR y");
  EXPECT_EQ(any_word("Cuba Y OR"), "Cuba OR \\Y OR \\OR");
  EXPECT_EQ(any_word(" . "), "");
}

TEST(Rankers, FindTheSameStatements) {
  TempDir folder;
  add_records(folder, "index",
              record_line("a", "en", "Restored relations.") +
                  record_line("b", "en", "Relations and more relations of embassies.") +
                  record_line("c", "en", "Something else."));
  SearchEngine engine({folder.file("index")});
  const auto found = [](const Ranker& ranker, const std::string& text) {
    auto ranking = ranker(text);
    EXPECT_TRUE(ranking) << text;
    std::sort(ranking->begin(), ranking->end());
    return *ranking;
  };
  using Ids = std::vector<std::string>;
  EXPECT_EQ(found(cotejo_ranker(engine, {10, false}), "embassy relation"), Ids{"b"});
  EXPECT_EQ(found(cotejo_ranker(engine, {10, true}), "embassy, relation?"), (Ids{"a", "b"}));
  EXPECT_EQ(found(cotejo_ranker(engine, {1, true}), "relation").size(), 1U);
  const StockXapian stock(engine.index(), "english");
  EXPECT_EQ(found(stock.ranker(10), "embassy relation"), (Ids{"a", "b"}));
  EXPECT_FALSE(cotejo_ranker(engine, {10, false})("(embassy"));
}

TEST(RelevanceReport, WritesJson) {
  Summary summary{2, 1, {0.5, 0.5, 0.5, 0.25, 0.3}, 1.5, 2};
  EXPECT_EQ(summaries_json({{"all", summary}}),
            R"({"all":{"queries":2,"without_hits":1,"success_at_1":0.5000,"success_at_10":0.5000,)"
            R"("mrr":0.5000,"map":0.2500,"ndcg_at_10":0.3000,"p50_ms":1.5000,"p95_ms":2.0000}})");
}

}  // namespace
}  // namespace cotejo
