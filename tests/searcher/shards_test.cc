// SPDX-License-Identifier: GPL-3.0-or-later
// The same statements in one index, spread over two, and behind a server give the same answers; and
// readers never see a writer.
#include <gtest/gtest.h>

#include <atomic>
#include <map>
#include <thread>

#include "indexer/ingest/ingest_run.h"
#include "searcher/search/search_engine.h"
#include "tests/support/test_index.h"
#include "tests/support/test_server.h"

namespace cotejo {
namespace {

std::string corpus_record(int i) {
  static const char* const kBodies[] = {"Los gobiernos acordaron una nueva negociación.",
                                        "The governments agreed on new talks.",
                                        "El año pasado hubo 1.000 reuniones con EE.UU.",
                                        "Co-operation between the U.S. and others.",
                                        "La política de respeto mutuo sigue.",
                                        "Mutual respect remains the policy."};
  const std::string speaker = "\"speaker\":[\"Speaker " + std::to_string(i % 3) + "\"]";
  return record_line("id-" + std::to_string(i), i % 2 == 0 ? "es" : "en", kBodies[i % 6],
                     i % 4 == 0 ? "" : speaker);
}

// What must not depend on how statements are spread.
std::string answer(SearchEngine& engine, const std::string& query) {
  SearchOptions options;
  options.all = true;
  options.sort = SortOrder::kNewest;
  options.facet_limit = 0;
  options.filters.fields = {{Field::kSpeaker, {"Speaker 1", "Speaker 2"}}};
  for (const FacetRow& row : facet_table()) options.facets.push_back(row.facet);
  const auto result = engine.search(query, options);
  if (!result) return "error: " + result.error().message;
  std::map<std::string, std::string> hits;
  for (const Hit& hit : result->hits) {
    hits[hit.statement.id] = hit.snippets.empty() ? "" : hit.snippets.front().text;
  }
  std::string text = std::to_string(result->total) + "\n";
  for (const auto& [id, snippet] : hits) text += id + " " + snippet + "\n";
  for (const FacetCounts& facet : result->facets) {
    for (const FacetValue& value : facet.values) {
      text += std::string(facet_row(facet.facet).name) + " " + value.value + " " +
              std::to_string(value.count) + (value.selected ? "*\n" : "\n");
    }
  }
  return text;
}

constexpr const char* kQueries[] = {"",
                                    "gobierno",
                                    "negociacion OR talks",
                                    "\"respeto mutuo\"",
                                    "EEUU OR US",
                                    "\"mutual respect\" OR politica",
                                    "co-operation",
                                    "ano -date:2025",
                                    "polit*",
                                    "speaker:speaker",
                                    "date:2026-03",
                                    "lang:es -gobierno"};

TEST(Shards, GiveTheSameAnswersHoweverTheStatementsAreSpread) {
  const TempDir folder;
  std::string all;
  std::string even;
  std::string odd;
  for (int i = 0; i < 60; ++i) {
    all += corpus_record(i);
    (i % 5 < 2 ? even : odd) += corpus_record(i);
  }
  add_records(folder, "one", all, "all.jsonl");
  add_records(folder, "left", even, "even.jsonl");
  add_records(folder, "right", odd, "odd.jsonl");
  for (int i = 0; i < 60; i += 7) add_records(folder, "grown", corpus_record(i), "grown.jsonl");
  add_records(folder, "grown", all, "grown.jsonl");

  SearchEngine one({folder.file("one")});
  SearchEngine two({folder.file("left"), folder.file("right")});
  SearchEngine grown({folder.file("grown")});
  const TestServer server(folder.file("left"));
  const auto remote = connect({server.location(), folder.file("right")});
  for (const char* query : kQueries) {
    const std::string expected = answer(one, query);
    EXPECT_EQ(answer(two, query), expected) << query;
    EXPECT_EQ(answer(grown, query), expected) << query;
    EXPECT_EQ(answer(*remote, query), expected) << query;
  }
}

TEST(Shards, AnOpenRevisionStaysWhatItWas) {
  const TempDir folder;
  add_records(folder, "index", corpus_record(0) + corpus_record(1));
  SearchEngine before({folder.file("index")});
  for (int i = 2; i < 12; ++i) add_records(folder, "index", corpus_record(i));
  run_remove(folder.file("index"), {"id-0", "id-1"});
  SearchOptions options;
  options.all = true;
  const auto old = before.search("", options);
  ASSERT_TRUE(old);
  EXPECT_EQ(old->total, 2U);
  EXPECT_EQ(old->hits.size(), 2U);
  SearchEngine after({folder.file("index")});
  EXPECT_EQ(after.search("", options)->total, 10U);
}

TEST(Shards, ReadersNeverSeeAWriter) {
  const TempDir folder;
  add_records(folder, "index", corpus_record(0));
  std::atomic<bool> done = false;
  std::atomic<int> searches = 0;
  std::string failure;
  std::thread reader([&] {
    try {
      std::uint64_t last = 0;
      while (!done) {
        SearchEngine engine({folder.file("index")});
        const auto result = engine.search("", {});
        if (!result || result->total < last) failure = "fewer statements than before";
        last = result->total;
        ++searches;
      }
    } catch (const Xapian::Error& error) {
      failure = error.get_description();
    } catch (const std::exception& error) {
      failure = error.what();
    }
  });
  for (int i = 1; i < 40; ++i) add_records(folder, "index", corpus_record(i));
  done = true;
  reader.join();
  EXPECT_EQ(failure, "");
  EXPECT_GT(searches, 10);
}

TEST(Shards, RefuseWhatIsNoIndex) {
  const TempDir folder;
  EXPECT_THROW(SearchEngine({folder.file("nothing")}), Failure);
  EXPECT_THROW(SearchEngine({"tcp://127.0.0.1"}), Failure);
  EXPECT_THROW(SearchEngine({"tcp://127.0.0.1:1"}), Failure);
}

}  // namespace
}  // namespace cotejo
