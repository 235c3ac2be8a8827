// SPDX-License-Identifier: GPL-3.0-or-later
// Percolation against the full comparison: of whatever statements, queries and accounts, the events
// are those of a plain run that are of these statements.
#include <gtest/gtest.h>

#include <fstream>
#include <random>
#include <sstream>

#include "core/statement/statement_json.h"
#include "indexer/ingest/ingest_run.h"
#include "indexer/ingest/verify.h"
#include "searcher/saved/due_search.h"
#include "tests/judge/random_query.h"
#include "tests/searcher/bilingual_archive.h"
#include "tests/support/test_index.h"

namespace cotejo {
namespace {

class PercolationTest : public testing::Test {
 protected:
  PercolationTest() {
    IngestOptions options;
    options.index = index();
    options.paths = {std::string(COTEJO_SOURCE_DIR) + "/corpus/statements"};
    options.jobs = 2;
    run_ingest(options);
    std::stringstream exported;
    export_statements(index(), exported);
    std::string edited;
    StatementParser parser;
    for (std::string line; std::getline(exported, line);) {
      auto statement = parser.parse(line);
      EXPECT_TRUE(statement);
      ids_.push_back(statement->id);
      // A few are edited, so that there are superseded revisions.
      if (ids_.size() % 5 == 0) {
        edited += line.insert(line.find("\"body\":\"") + 8, "Update. ") + '\n';
      }
      judge_.add(std::move(*statement), statement->lang);
    }
    add_records(folder_, index(), edited);
    for (std::size_t i = 0; i < ids_.size(); i += 9) removed_.push_back(ids_[i]);
    run_remove(index(), removed_);
    std::ifstream file(std::string(COTEJO_SOURCE_DIR) + "/tests/fuzz/seeds/query/queries.lines");
    for (std::string line; std::getline(file, line);) queries_.push_back(line);
    EXPECT_GT(queries_.size(), 100U);
  }

  std::string index() const { return folder_.file("index"); }
  std::size_t below(std::size_t limit) { return random_() % limit; }
  bool one_in(std::size_t many) { return below(many) == 0; }

  SavedQuery any_query(RandomQuery& made) {
    SavedQuery query;
    query.request.query = one_in(2) ? made.query() : queries_[below(queries_.size())];
    SearchOptions& options = query.request.options;
    options.all = true;
    if (one_in(3)) options.filters = made.filters();
    options.filters.revisions.changed = one_in(10);
    if (one_in(6))
      options.filters.revisions.as_of = one_in(2) ? "20300101000000" : "20200101000000";
    options.translate = !one_in(4);
    options.any = one_in(8);
    options.fuzzy = one_in(8);
    options.once = one_in(8);
    return query;
  }

  StatementIds any_ids() {
    StatementIds ids;
    for (std::size_t i = below(8); i > 0; --i) ids.insert(ids_[below(ids_.size())]);
    if (one_in(3)) ids.insert("never there");
    return ids;
  }

  // As it was given at some time: of some the very record, of some another one.
  GivenSet any_account(const std::vector<Event>& all) {
    GivenSet given;
    for (const Event& event : all) {
      if (one_in(2))
        given[event.id] = {one_in(3) ? "another record!!" : event.checksum, !one_in(4)};
    }
    for (std::size_t i = below(20); i > 0; --i) {
      given.try_emplace(ids_[below(ids_.size())], Given{"another record!!", !one_in(4)});
    }
    return given;
  }

  TempDir folder_;
  BruteForce judge_;
  std::vector<std::string> ids_;
  std::vector<std::string> removed_;
  std::vector<std::string> queries_;
  std::mt19937 random_{7};
};

TEST_F(PercolationTest, GivesWhatAFullComparisonGivesOfTheseStatements) {
  SearchEngine current({index()}, small_dictionary(folder_));
  SearchEngine past({index()}, small_dictionary(folder_), Scope::kAllRevisions);
  RandomQuery made(judge_, 11);
  std::map<EventKind, std::size_t> compared;
  std::size_t passed_over = 0;
  for (int round = 0; round < 500; ++round) {
    const SavedQuery query = any_query(made);
    SearchEngine& engine = query.request.options.filters.revisions.as_of.empty() ? current : past;
    const StatementIds ids = any_ids();
    const Among among(ids, engine.index());
    const EventKinds kinds{!one_in(3), one_in(2), one_in(2)};
    const auto everything = DueSearch::of(engine, query, {}, {true, false, false});
    const auto any = engine.any_among(query.request.query, query.request.options, among.statements);
    if (!everything) {
      EXPECT_FALSE(DueSearch::of(engine, query, {}, kinds, &among));
      EXPECT_TRUE(!any || among.statements.documents().empty());
      continue;
    }
    const GivenSet given = any_account(everything->events());
    const auto full = DueSearch::of(engine, query, given, kinds);
    const auto early = DueSearch::of(engine, query, given, kinds, &among);
    ASSERT_TRUE(full && early && any);
    std::vector<Event> expected = full->events();
    std::erase_if(expected, [&](const Event& event) { return !ids.contains(event.id); });
    EXPECT_EQ(early->events(), expected) << query.request.query;
    const auto matching =
        engine.match_among(query.request.query, query.request.options, among.statements);
    ASSERT_TRUE(matching);
    EXPECT_TRUE(*any || matching->rows.empty()) << query.request.query;
    passed_over += *any ? 0 : 1;
    for (const Event& event : expected) ++compared[event.kind];
  }
  for (const EventKind kind :
       {EventKind::kNew, EventKind::kChanged, EventKind::kBack, EventKind::kGone}) {
    EXPECT_GT(compared[kind], 5U) << event_name(kind);
  }
  EXPECT_GT(passed_over, 100U);
}

TEST_F(PercolationTest, HitsAreThoseOfThePlainSearch) {
  SearchEngine engine({index()}, small_dictionary(folder_));
  SavedQuery query;
  query.request.query = "relaciones";
  query.request.options.all = true;
  const StatementIds ids(ids_.begin(), ids_.end());
  const Among among(ids, engine.index());
  EXPECT_TRUE(among.statements.are_copied());
  auto full = DueSearch::of(engine, query, {}, {true, false, false});
  auto early = DueSearch::of(engine, query, {}, {true, false, false}, &among);
  ASSERT_TRUE(full && early);
  ASSERT_EQ(early->events(), full->events());
  ASSERT_GT(full->events().size(), 5U);
  for (const Event& event : full->events()) {
    const Hit a = full->hit_of(event).hit;
    const Hit b = early->hit_of(event).hit;
    EXPECT_EQ(a.statement.id, b.statement.id);
    ASSERT_EQ(a.snippets.size(), b.snippets.size());
    for (std::size_t i = 0; i < a.snippets.size(); ++i) {
      EXPECT_EQ(a.snippets[i].text, b.snippets[i].text);
    }
  }
}

TEST(StatementIdsTest, AreReadOneALine) {
  std::istringstream lines("b\n\na c\r\nb\nlast");
  EXPECT_EQ(read_ids(lines, "ids"), (StatementIds{"a c", "b", "last"}));
  std::istringstream none("");
  EXPECT_TRUE(read_ids(none, "ids").empty());
  std::istringstream longest(std::string(200, 'x') + "\r\n");
  EXPECT_EQ(read_ids(longest, "ids").size(), 1U);
  std::istringstream endless("a\n" + std::string(100'000, 'x'));
  try {
    read_ids(endless, "ids");
    FAIL();
  } catch (const Failure& failure) {
    EXPECT_NE(std::string(failure.what()).find("ids:2: "), std::string::npos) << failure.what();
  }
}

}  // namespace
}  // namespace cotejo
