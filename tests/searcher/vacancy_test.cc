// SPDX-License-Identifier: GPL-3.0-or-later
// Terms that every statement has, in segments from which statements were taken out.
#include <gtest/gtest.h>

#include <string>

#include "core/index/vacancy.h"
#include "indexer/ingest/ingest_run.h"
#include "indexer/ingest/verify.h"
#include "searcher/search/search_engine.h"
#include "tests/support/test_index.h"
#include "tests/support/test_server.h"

namespace cotejo {
namespace {

std::string records(int from, int to, const std::string& word) {
  std::string lines;
  for (int i = from; i < to; ++i) {
    lines += record_line("r" + std::to_string(i), "en",
                         "Everywhere " + word + " " + std::to_string(i) + ".",
                         "\"topics\":[\"everything\"]");
  }
  return lines;
}

void expect_counts(const std::string& location, std::uint64_t statements) {
  const auto connected = connect({location});
  SearchEngine& engine = *connected;
  EXPECT_EQ(engine.index().statements, statements);
  SearchOptions options;
  options.facets = {Facet::kLang, Facet::kTopic};
  for (const std::string query :
       {"topic:everything", "everywhere", "lang:en", "source:ministry", "-nothing"}) {
    const auto result = engine.search(query, options);
    ASSERT_TRUE(result) << query;
    EXPECT_EQ(result->total, statements) << query;
    for (const FacetCounts& facet : result->facets) {
      ASSERT_EQ(facet.values.size(), 1U) << query;
      EXPECT_EQ(facet.values[0].count, statements);
    }
  }
  for (const std::string query : {"-topic:everything", "first -lang:en"}) {
    const auto result = engine.search(query, options);
    ASSERT_TRUE(result) << query;
    EXPECT_EQ(result->total, 0U) << query;
  }
  options.filters.fields = {{Field::kLang, {"en"}}};
  const auto filtered = engine.search("everywhere", options);
  ASSERT_TRUE(filtered);
  EXPECT_EQ(filtered->total, statements);
}

TEST(VacancyTest, WhatAllStatementsHaveIsFoundAfterUpdatesAndRemovals) {
  const TempDir folder;
  const std::string index = folder.file("index");
  add_records(folder, index, records(0, 35, "first"));
  expect_counts(index, 35);
  add_records(folder, index, records(5, 30, "second"), "again.jsonl");
  expect_counts(index, 35);
  run_remove(index, {"r0", "r7", "r34"});
  expect_counts(index, 32);
  EXPECT_TRUE(verify_index(index).faults.empty());
  add_records(folder, index, records(35, 40, "third"), "more.jsonl");
  expect_counts(index, 37);
  const TestServer server(index);
  expect_counts(server.location(), 37);
}

TEST(VacancyTest, AnEmptiedIndexHasNoStatements) {
  const TempDir folder;
  const std::string index = folder.file("index");
  add_records(folder, index, records(0, 3, "first"));
  run_remove(index, {"r0", "r1", "r2"});
  SearchEngine engine({index});
  EXPECT_EQ(engine.index().statements, 0U);
  EXPECT_TRUE(verify_index(index).faults.empty());
}

// Threads that search share no part of a query: Xapian counts the uses of each without a lock.
TEST(Vacancy, EveryStatementIsAQueryOfItsOwn) {
  const Xapian::Query all = every_statement().get_subquery(0);
  ASSERT_EQ(all.get_description(), Xapian::Query::MatchAll.get_description());
  EXPECT_NE(all.internal.get(), Xapian::Query::MatchAll.internal.get());
  EXPECT_NE(all.internal.get(), every_statement().get_subquery(0).internal.get());
}

}  // namespace
}  // namespace cotejo
