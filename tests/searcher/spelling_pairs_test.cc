// SPDX-License-Identifier: GPL-3.0-or-later
// tests/data/spelling_pairs.tsv: two spellings of one thing find each other's statements. How far
// that holds for the words of an archive, scripts/bench-accents measures.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <set>
#include <sstream>

#include "searcher/search/search_engine.h"
#include "tests/support/test_index.h"

namespace cotejo {
namespace {

struct Pair {
  std::string kind;
  std::string lang;
  std::string written;
  std::string typed;
};

std::vector<Pair> read_pairs() {
  std::istringstream file(read_file(COTEJO_SOURCE_DIR "/tests/data/spelling_pairs.tsv"));
  std::vector<Pair> pairs;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("#")) continue;
    Pair pair;
    std::istringstream columns(line);
    std::getline(columns, pair.kind, '\t');
    std::getline(columns, pair.lang, '\t');
    std::getline(columns, pair.written, '\t');
    std::getline(columns, pair.typed, '\t');
    pairs.push_back(std::move(pair));
  }
  return pairs;
}

// A record's text: without the quotation marks that make a spelling of several words a phrase.
std::string as_text(std::string spelling) {
  std::erase(spelling, '"');
  return spelling;
}

std::string in_a_sentence(const std::string& text) {
  return "… " + text + " …";
}

TEST(SpellingPairs, AreManyAndNoneStandsTwice) {
  const auto pairs = read_pairs();
  EXPECT_GE(pairs.size(), 150U);
  std::set<std::string> seen;
  for (const Pair& pair : pairs) {
    EXPECT_FALSE(pair.written.empty() || pair.typed.empty()) << pair.written << pair.typed;
    EXPECT_TRUE(seen.insert(pair.lang + pair.written + '\t' + pair.typed).second) << pair.written;
    EXPECT_TRUE(pair.lang == "es" || pair.lang == "en") << pair.written;
  }
}

TEST(SpellingPairs, FindEachOther) {
  const auto pairs = read_pairs();
  const TempDir folder;
  std::string lines;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const auto& [kind, lang, written, typed] = pairs[i];
    lines += record_line(fmt::format("{}-written", i), lang, in_a_sentence(as_text(written)));
    // A typed ñ does not find an n: there the second spelling is typed only.
    if (kind == "enye") continue;
    lines += record_line(fmt::format("{}-typed", i), lang, in_a_sentence(as_text(typed)));
  }
  ASSERT_TRUE(add_records(folder, "index", lines).rejected.empty());
  SearchEngine engine({folder.file("index")});
  SearchOptions options;
  options.all = true;
  options.snippets = false;
  options.translate = false;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    std::vector<std::set<std::string>> answers;
    for (const std::string& query : {pairs[i].written, pairs[i].typed}) {
      const auto result = engine.search(query, options);
      ASSERT_TRUE(result) << query << ": " << result.error().message;
      answers.emplace_back();
      for (const Hit& hit : result->hits) answers.back().insert(hit.statement.id);
      EXPECT_TRUE(answers.back().contains(fmt::format("{}-written", i))) << query;
      EXPECT_EQ(answers.back().contains(fmt::format("{}-typed", i)), pairs[i].kind != "enye")
          << query;
    }
    EXPECT_EQ(answers[0], answers[1]) << pairs[i].written << ", " << pairs[i].typed;
  }
}

}  // namespace
}  // namespace cotejo
