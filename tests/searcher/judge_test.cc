// SPDX-License-Identifier: GPL-3.0-or-later
// The engine against brute force, on the sample corpus: totals and every facet count.
#include <gtest/gtest.h>

#include <sstream>

#include "core/statement/statement_json.h"
#include "indexer/ingest/ingest_run.h"
#include "indexer/ingest/verify.h"
#include "tests/judge/compare.h"
#include "tests/support/test_index.h"

namespace cotejo {
namespace {

std::string index_corpus(const TempDir& folder) {
  IngestOptions options;
  options.index = folder.file("index");
  options.paths = {std::string(COTEJO_SOURCE_DIR) + "/corpus/statements"};
  options.jobs = 2;
  const Report report = run_ingest(options);
  EXPECT_TRUE(report.rejected.empty());
  EXPECT_GE(report.added, 60U);
  return options.index;
}

BruteForce judge_of(const std::string& index) {
  std::stringstream exported;
  export_statements(index, exported);
  BruteForce judge;
  StatementParser parser;
  for (std::string line; std::getline(exported, line);) {
    auto statement = parser.parse(line);
    EXPECT_TRUE(statement);
    const std::string lang = statement->lang;
    judge.add(std::move(*statement), lang);
  }
  return judge;
}

TEST(Judge, AgreesOnTheSampleCorpus) {
  const TempDir folder;
  const std::string index = index_corpus(folder);
  BruteForce judge = judge_of(index);
  SearchEngine engine({index});
  const JudgedAnswers comparison = compare_random(judge, engine, 500, 42);
  for (const std::string& difference : comparison.differences) ADD_FAILURE() << difference;
  EXPECT_GT(comparison.with_hits, 150U);
}

// A judge that cannot find a fault is none: with one statement missing they must differ.
TEST(Judge, NoticesAMissingStatement) {
  const TempDir folder;
  const std::string index = index_corpus(folder);
  BruteForce judge = judge_of(index);
  run_remove(index, {"us-state-2026-03-05-relations"});
  SearchEngine engine({index});
  EXPECT_FALSE(compare_random(judge, engine, 500, 42).differences.empty());
}

}  // namespace
}  // namespace cotejo
