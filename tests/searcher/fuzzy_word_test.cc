// SPDX-License-Identifier: GPL-3.0-or-later
// --fuzzy: words of the index a letter or two away, said in a note.
#include <gtest/gtest.h>

#include <algorithm>

#include "searcher/search/search_engine.h"
#include "tests/support/test_index.h"

namespace cotejo {
namespace {

class FuzzyWordTest : public ::testing::Test {
 protected:
  FuzzyWordTest() {
    std::string lines = record_line("slip", "es", "La embajata respondió con respeto a todos.") +
                        record_line("policy", "en", "The policy of the embassy is respect.",
                                    R"("title":"Policies")");
    for (int i = 0; i < 10; ++i) {
      lines += record_line("es-" + std::to_string(i), "es",
                           "La embajada respondió con respeto a todos.");
    }
    add_records(folder_, "index", lines);
    engine_ = std::make_unique<SearchEngine>(std::vector{folder_.file("index")});
    fuzzy_.fuzzy = true;
  }

  std::uint64_t total(const std::string& query) { return engine_->count(query, fuzzy_)->total; }

  TempDir folder_;
  std::unique_ptr<SearchEngine> engine_;
  SearchOptions fuzzy_;
};

TEST_F(FuzzyWordTest, StandsForNearWordsAndSaysSo) {
  const auto result = engine_->search("embajda", fuzzy_);
  ASSERT_TRUE(result);
  EXPECT_EQ(result->total, 10U);
  EXPECT_EQ(result->notes, std::vector<std::string>{"'embajda' also stands for embajada"});
  EXPECT_FALSE(result->suggestion);
  EXPECT_FALSE(result->hits.at(0).snippets.at(0).marks.empty());
  EXPECT_EQ(engine_->count("embajda", {})->total, 0U);
}

TEST_F(FuzzyWordTest, RanksTheWordItselfFirst) {
  const auto result = engine_->search("embajata", fuzzy_);
  ASSERT_TRUE(result);
  EXPECT_EQ(result->total, 11U);
  EXPECT_EQ(result->hits.at(0).statement.id, "slip");
  const auto explanation = engine_->explain("embajata", fuzzy_, "");
  ASSERT_TRUE(explanation);
  EXPECT_EQ(explanation->terms.at(0).forms,
            (std::vector<std::string>{"es:embajata", "es:embajada"}));
}

TEST_F(FuzzyWordTest, LeavesTheRestAsItIs) {
  EXPECT_EQ(total("title:polices"), 1U);
  EXPECT_EQ(total("policy -embasy"), 1U);
  EXPECT_EQ(total("\"embajda respondió\""), 0U);
  EXPECT_EQ(total("enbajad*"), 0U);
  EXPECT_EQ(total("20266"), 0U);
}

TEST_F(FuzzyWordTest, TakesTheTwentyLikeliest) {
  std::string body;
  for (char c = 'a'; c <= 'z'; ++c) body += std::string("zarpa") + c + "o ";
  add_records(folder_, "index", record_line("many", "es", body), "many.jsonl");
  SearchEngine engine({folder_.file("index")});
  const auto explanation = engine.explain("zarpañoo", fuzzy_, "");
  ASSERT_TRUE(explanation);
  EXPECT_EQ(explanation->terms.at(0).forms.size(), 20U);
  const std::string& note = explanation->notes.at(0);
  EXPECT_EQ(std::count(note.begin(), note.end(), ','), 19) << note;
}

}  // namespace
}  // namespace cotejo
