// SPDX-License-Identifier: GPL-3.0-or-later
// Long queries: what stands together ranks first, and pages, scores and servers agree on it.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

#include "searcher/search/dense_window.h"
#include "searcher/search/search_engine.h"
#include "tests/support/test_index.h"
#include "tests/support/test_server.h"

namespace cotejo {
namespace {

constexpr const char* kLong =
    "harbour treaty bridge lantern orchard granite violin meadow copper saddle";
constexpr const char* kShort = "harbour treaty bridge lantern orchard granite violin";

SearchOptions any_word(std::size_t limit) {
  SearchOptions options;
  options.any = true;
  options.limit = limit;
  options.snippets = false;
  return options;
}

// Statements with some of the query's words among others, more than are ordered again, each with
// a title, which has no place in the text.
std::string many_statements() {
  const std::vector<std::string> words = {"harbour", "treaty", "bridge", "lantern", "orchard",
                                          "granite", "violin", "meadow", "copper",  "saddle"};
  std::mt19937 random(7);
  std::string lines;
  for (int i = 0; i < 140; ++i) {
    std::string body;
    for (int at = 0; at < 30 + i; ++at) {
      const bool wanted = random() % 4 == 0;
      body += wanted ? words[random() % words.size()] : "filler" + std::to_string(random() % 50);
      body += ' ';
    }
    lines += record_line("id-" + std::to_string(i), "en", body, "\"title\":\"A violin treaty\"");
  }
  return lines;
}

struct Answer {
  std::vector<std::string> ids;
  std::vector<double> scores;
};

Answer ask(SearchEngine& engine, const std::string& query, const SearchOptions& options) {
  Answer answer;
  const auto result = engine.search(query, options);
  EXPECT_TRUE(result);
  for (const Hit& hit : result->hits) {
    answer.ids.push_back(hit.statement.id);
    answer.scores.push_back(hit.score);
  }
  return answer;
}

TEST(DensestWindow, CountsEachWordOnceAndPrefersTheShortest) {
  const std::vector<double> weights = {1, 2, 4};
  std::vector<WordPlace> places = {{50, 2}, {10, 0}, {12, 0}, {13, 1}, {30, 0}, {34, 2}, {35, 0}};
  const DenseWindow window = densest_window(places, weights, 10);
  EXPECT_EQ(window.first, 34U);
  EXPECT_EQ(window.last, 36U);
  EXPECT_DOUBLE_EQ(window.weight, 5);
  const DenseWindow wide = densest_window(places, weights, 40);
  EXPECT_DOUBLE_EQ(wide.weight, 7);
  EXPECT_EQ(wide.first, 13U);
  EXPECT_EQ(wide.last, 35U);
  std::vector<WordPlace> none;
  EXPECT_EQ(densest_window(none, weights, 10).weight, 0);
}

unsigned below(std::mt19937& random, unsigned limit) {
  return static_cast<unsigned>(random() % limit);
}

TEST(DensestWindow, IsThatOfTryingEachBeginning) {
  std::mt19937 random(11);
  for (int turn = 0; turn < 300; ++turn) {
    std::vector<double> weights;
    for (int word = 0; word < 5; ++word) weights.push_back(1 + below(random, 7));
    std::vector<WordPlace> places;
    for (unsigned i = below(random, 30); i > 0; --i)
      places.push_back({below(random, 60), below(random, 5)});
    const std::uint32_t length = 1 + below(random, 20);
    double best = 0;
    for (std::uint32_t from = 0; from < 60; ++from) {
      std::map<std::size_t, double> in;
      for (const auto& [position, word] : places) {
        if (position >= from && position < from + length) in[word] = weights[word];
      }
      double weight = 0;
      for (const auto& [word, one] : in) weight += one;
      best = std::max(best, weight);
    }
    EXPECT_DOUBLE_EQ(densest_window(places, weights, length).weight, best);
  }
}

// The same words and lengths: only where they stand differs.
TEST(LongQuery, WordsThatStandTogetherRankFirst) {
  std::string together(kLong);
  std::string apart;
  const std::string filler = " one filler two three";
  for (std::size_t at = 0; at < together.size();) {
    const std::size_t end = std::min(together.find(' ', at), together.size());
    apart += together.substr(at, end - at) + filler + " ";
    at = end + 1;
  }
  std::string padded = together;
  for (int i = 0; i < 10; ++i) padded += filler;
  const TempDir folder;
  // All are among the first sixty words, which count twice. Added first, the other one would win a
  // tie.
  add_records(folder, "index",
              record_line("a-apart", "en", apart) + record_line("b-together", "en", padded));
  SearchEngine engine({folder.file("index")});
  EXPECT_EQ(ask(engine, kLong, any_word(1)).ids, std::vector<std::string>{"b-together"});
  const Answer few = ask(engine, kShort, any_word(2));
  EXPECT_DOUBLE_EQ(few.scores[0], few.scores[1]) << "seven words are no long query";
}

TEST(LongQuery, PagesArePartsOfOneOrderAndScoresDoNotRise) {
  const TempDir folder;
  add_records(folder, "index", many_statements());
  SearchEngine engine({folder.file("index")});
  SearchOptions every = any_word(10);
  every.all = true;
  const Answer whole = ask(engine, kLong, every);
  ASSERT_GT(whole.ids.size(), 120U);
  EXPECT_TRUE(std::is_sorted(whole.scores.rbegin(), whole.scores.rend()));
  for (const std::size_t limit : {1U, 7U, 50U}) {
    Answer pages;
    for (std::size_t offset = 0; offset < whole.ids.size(); offset += limit) {
      SearchOptions page = any_word(limit);
      page.offset = offset;
      const Answer part = ask(engine, kLong, page);
      pages.ids.insert(pages.ids.end(), part.ids.begin(), part.ids.end());
      pages.scores.insert(pages.scores.end(), part.scores.begin(), part.scores.end());
    }
    EXPECT_EQ(pages.ids, whole.ids) << limit;
    EXPECT_EQ(pages.scores, whole.scores) << limit;
  }
}

TEST(LongQuery, AServerGivesTheSameOrder) {
  const TempDir folder;
  add_records(folder, "index", many_statements());
  SearchEngine local({folder.file("index")});
  const TestServer server(folder.file("index"));
  const auto remote = connect({server.location()});
  const Answer here = ask(local, kLong, any_word(130));
  const Answer there = ask(*remote, kLong, any_word(130));
  EXPECT_EQ(there.ids, here.ids);
  ASSERT_EQ(there.scores.size(), here.scores.size());
  for (std::size_t i = 0; i < here.scores.size(); ++i) {
    EXPECT_NEAR(there.scores[i], here.scores[i], 1e-6);
  }
}

TEST(LongQuery, IsExplained) {
  const TempDir folder;
  add_records(folder, "index", record_line("a", "en", kLong));
  SearchEngine engine({folder.file("index")});
  const auto says = [&](const char* query, const SearchOptions& options) {
    const auto explanation = engine.explain(query, options, "");
    return std::any_of(
        explanation->notes.begin(), explanation->notes.end(),
        [](const std::string& note) { return note.find("long query") != std::string::npos; });
  };
  EXPECT_TRUE(says(kLong, any_word(10)));
  EXPECT_FALSE(says(kShort, any_word(10)));
  EXPECT_FALSE(says(kLong, {})) << "all words are required";
  SearchOptions newest = any_word(10);
  newest.sort = SortOrder::kNewest;
  EXPECT_FALSE(says(kLong, newest));
}

}  // namespace
}  // namespace cotejo
