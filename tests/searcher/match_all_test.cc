// SPDX-License-Identifier: GPL-3.0-or-later
// All matches by their checksums are what a search for all of them finds, whatever was asked.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "core/index/stored_statement.h"
#include "core/statement/statement_json.h"
#include "searcher/search/search_engine.h"
#include "tests/support/test_index.h"

namespace cotejo {
namespace {

constexpr const char* kWords[] = {"peace", "war", "treaty", "embargo", "paz", "acuerdo"};

class MatchAllTest : public testing::Test {
 protected:
  // Two indexes, several segments in each, with holes.
  MatchAllTest() {
    std::mt19937 random(5);
    for (int batch = 0; batch < 6; ++batch) {
      std::string lines;
      for (int i = 0; i < 30; ++i) {
        std::string body;
        for (int word = 0; word < 3; ++word) body += fmt::format("{} ", kWords[random() % 6]);
        lines += record_line(fmt::format("id-{}", random() % 90), random() % 2 == 0 ? "en" : "es",
                             body + std::to_string(batch * 100 + i));
      }
      add_records(folder_, index(batch % 2), lines);
    }
  }
  std::string index(int number) const { return folder_.file(fmt::format("index-{}", number)); }

  TempDir folder_;
};

TEST_F(MatchAllTest, AreThoseOfASearch) {
  SearchEngine engine({index(0), index(1)}, {}, Scope::kCurrent);
  std::mt19937 random(7);
  std::size_t found = 0;
  for (int round = 0; round < 60; ++round) {
    const std::string query =
        round == 0 ? ""
                   : fmt::format("{} {} {}", kWords[random() % 6], random() % 2 == 0 ? "OR" : "-",
                                 kWords[random() % 6]);
    SearchOptions options;
    options.all = true;
    if (random() % 2 == 0) options.filters.fields = {{Field::kLang, {"es"}}};
    options.any = random() % 4 == 0;
    const auto searched = engine.search(query, options);
    auto matched = engine.match_all(query, options);
    ASSERT_EQ(static_cast<bool>(searched), static_cast<bool>(matched)) << query;
    if (!searched) continue;
    std::vector<std::string> expected;
    for (const Hit& hit : searched->hits) {
      expected.push_back(record_checksum(to_json(hit.statement)));
    }
    std::vector<std::string> rows;
    for (const SearchEngine::Match& match : matched->rows) rows.push_back(match.checksum);
    std::sort(expected.begin(), expected.end());
    std::sort(rows.begin(), rows.end());
    EXPECT_EQ(rows, expected) << query;
    found += rows.size();
    for (const SearchEngine::Match& match : matched->rows) {
      const Hit hit = engine.hit_of(*matched, match.document);
      EXPECT_EQ(hit.statement.id, engine.id_of(match.document));
      const auto same = std::find_if(
          searched->hits.begin(), searched->hits.end(),
          [&](const Hit& other) { return other.statement.body == hit.statement.body; });
      ASSERT_NE(same, searched->hits.end());
      EXPECT_EQ(hit.snippets.size(), same->snippets.size());
      EXPECT_EQ(hit.snippets.empty() ? "" : hit.snippets[0].text,
                same->snippets.empty() ? "" : same->snippets[0].text);
    }
  }
  EXPECT_GT(found, 500);
}

TEST(MatchAllOnce, OfAWorkTheEarliestStandsForIt) {
  const std::string text =
      "The ministers signed the agreement on fisheries in the capital, and it comes into force "
      "once both parliaments have consented; it holds for ten years from then on.";
  const TempDir folder;
  const std::string other = folder.file("index");
  const auto line = [](const std::string& id, const std::string& date, const std::string& body) {
    return fmt::format(
               R"({{"id":"{}","source":"A","lang":"en","title":"T","date":"{}","body":"{}"}})", id,
               date, body) +
           "\n";
  };
  add_records(folder, other,
              line("late", "2026-03-09", text) + line("early", "2026-03-01", text) +
                  line("else", "2026-02-01", "Fisheries are not new."));
  SearchEngine engine({other});
  SearchOptions options;
  options.once = true;
  auto matched = engine.match_all("fisheries", options);
  ASSERT_TRUE(matched);
  std::vector<std::string> ids;
  for (const auto& match : matched->rows) ids.push_back(engine.id_of(match.document));
  std::sort(ids.begin(), ids.end());
  EXPECT_EQ(ids, (std::vector<std::string>{"early", "else"}));
}

TEST_F(MatchAllTest, TheErrorIsOfTheQuery) {
  SearchEngine engine({index(0)});
  const auto matched = engine.match_all("peace AND (", {});
  ASSERT_FALSE(matched);
  EXPECT_EQ(matched.error().column, 11);
}

}  // namespace
}  // namespace cotejo
