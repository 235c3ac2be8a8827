// SPDX-License-Identifier: GPL-3.0-or-later
// The committed set: is it sound, and does the search still answer it as well as was measured?
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <simdjson.h>

#include <set>

#include "core/index/stored_statement.h"
#include "indexer/ingest/ingest_run.h"
#include "tests/relevance/cotejo_ranker.h"
#include "tests/support/temp_dir.h"

namespace cotejo {
namespace {

const std::string kFolder = std::string(COTEJO_SOURCE_DIR) + "/tests/relevance";

class SampleSetTest : public ::testing::Test {
 protected:
  SampleSetTest() : set_(read_relevance_set(kFolder)) {
    IngestOptions options;
    options.index = folder_.file("index");
    options.paths = {std::string(COTEJO_SOURCE_DIR) + "/corpus/statements"};
    options.jobs = 1;
    options.command = "add";
    run_ingest(options);
  }

  std::string index() const { return folder_.file("index"); }

  TempDir folder_;
  RelevanceSet set_;
};

TEST_F(SampleSetTest, EveryQueryHasAnIdAKindALanguageAndAnAnswer) {
  const std::set<std::string> kinds{"known-item",    "topical", "cross-known-item",
                                    "cross-topical", "typo",    "accentless"};
  std::set<std::string> ids;
  std::set<std::string> texts;
  for (const RelevanceQuery& query : set_.queries) {
    EXPECT_TRUE(ids.insert(query.id).second) << query.id << " stands twice";
    EXPECT_TRUE(texts.insert(query.text).second) << query.text << " stands twice";
    EXPECT_TRUE(kinds.contains(query.kind)) << query.id;
    EXPECT_TRUE(query.lang == "en" || query.lang == "es") << query.id;
    const auto judged = set_.judgements.find(query.id);
    EXPECT_TRUE(judged != set_.judgements.end() && relevant_count(judged->second) != 0)
        << query.id << " has no right answer";
  }
  for (const auto& [id, grades] : set_.judgements) {
    EXPECT_TRUE(ids.contains(id)) << "judgement of a query that is not there: " << id;
  }
  EXPECT_TRUE(set_.repeated.empty()) << "judged twice: " << set_.repeated.front();
}

TEST_F(SampleSetTest, JudgesStatementsOfTheCorpus) {
  const SearchEngine engine({index()});
  std::map<std::string, std::string> languages;
  StatementParser parser;
  const Xapian::Database& all = engine.index().combined;
  for (auto at = all.postlist_begin(""); at != all.postlist_end(""); ++at) {
    const Statement statement = decode_stored(all.get_document(*at).get_data(), parser);
    languages[statement.id] = statement.lang;
  }
  for (const RelevanceQuery& query : set_.queries) {
    for (const auto& [statement, grade] : set_.judgements[query.id]) {
      EXPECT_TRUE(languages.contains(statement)) << query.id << " " << statement;
      EXPECT_TRUE(grade == 1 || grade == 2) << query.id << " " << statement;
      if (query.kind.starts_with("cross-")) {
        EXPECT_NE(languages[statement], query.lang)
            << query.id << " has an answer in its own language: " << statement;
      }
    }
  }
}

// A search that has become better does not fail: --renew then keeps what was won.
TEST_F(SampleSetTest, AnswersAsWellAsWasMeasured) {
  constexpr double kTolerance = 0.01;
  SearchEngine engine({index()}, Dictionary(default_dictionary_file()));
  const std::vector<ScoredAnswer> answers = run_set(set_, cotejo_ranker(engine, {}));
  for (const ScoredAnswer& answer : answers) {
    EXPECT_EQ(answer.error, "") << answer.query->id << " is refused";
  }
  simdjson::dom::parser parser;
  const simdjson::dom::element committed = parser.load(kFolder + "/metrics.json");
  for (const auto& [kind, summary] : sum_up(answers)) {
    const auto compare = [&, &name = kind](std::string_view measure, double value) {
      double before = 0;
      ASSERT_EQ(committed[name][measure].get(before), simdjson::SUCCESS)
          << "metrics.json has no " << measure << " of " << name << ": scripts/relevance --renew";
      EXPECT_GE(value, before - kTolerance)
          << measure << " of " << name << " has fallen; scripts/relevance --per-query tells where, "
          << "and if it is meant, scripts/relevance --renew writes tests/relevance/metrics.json";
    };
    compare("success_at_1", summary.mean.success_at_1);
    compare("map", summary.mean.average_precision);
    compare("ndcg_at_10", summary.mean.ndcg_at_10);
    std::uint64_t queries = 0;
    EXPECT_EQ(committed[kind]["queries"].get(queries), simdjson::SUCCESS);
    EXPECT_EQ(queries, summary.queries)
        << "queries of " << kind << " were added or taken out: scripts/relevance --renew";
  }
}

}  // namespace
}  // namespace cotejo
