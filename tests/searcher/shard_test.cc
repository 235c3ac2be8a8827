// SPDX-License-Identifier: GPL-3.0-or-later
// Which terms a segment has, told by its packed positions first: as Xapian says, whatever the kind
// of term, and after statements have gone.
#include "core/index/shard.h"

#include <gtest/gtest.h>

#include <string>

#include "core/index/open_index.h"
#include "core/index/terms.h"
#include "indexer/ingest/ingest_run.h"
#include "tests/support/test_index.h"

namespace cotejo {
namespace {

class ShardTest : public testing::Test {
 protected:
  // Titles, turns of the press, names with two spellings, acronyms of two readings, three
  // languages.
  ShardTest() {
    add_records(
        folder_, index_,
        record_line("a", "es", "El señor O'Brien dijo que EE. UU. firmó el pacto de 2015.",
                    R"("title":"Declaración sobre el año nuevo","speaker":"Íñigo O'Brien")") +
            record_line("b", "fr", "Le ministre a signé l'accord.", R"("topics":["paix"])") +
            R"({"id":"c","source":"State Department","date":"2026-03-05","lang":"en",)"
            R"("turns":[{"speaker":"QUESTION","text":"Will the U.S. sanction anyone?"},)"
            R"({"speaker":"MR PRICE","text":"We will not preview that."}]})"
            "\n");
  }

  // Returns how many words of texts there are.
  static std::size_t expect_what_xapian_says(const Shard& shard) {
    EXPECT_TRUE(shard.mapped);
    std::size_t words = 0;
    const Xapian::Database& database = shard.database;
    for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
      EXPECT_EQ(shard.frequency(*term), term.get_termfreq()) << *term;
      EXPECT_TRUE(shard.has_term(*term)) << *term;
      if (!is_text_word(*term)) continue;
      ++words;
      TermPositions positions(shard, *term);
      for (auto at = database.postlist_begin(*term); at != database.postlist_end(*term); ++at) {
        EXPECT_FALSE(positions.of(*at).empty()) << *term << " in document " << *at;
      }
    }
    for (const char* term : {"enever", "snunca", "e", "Qnever", "XSnever", "Y1815"}) {
      EXPECT_EQ(shard.frequency(term), database.get_termfreq(term)) << term;
      EXPECT_EQ(shard.has_term(term), database.term_exists(term)) << term;
    }
    return words;
  }

  TempDir folder_;
  std::string index_ = folder_.file("index");
};

TEST_F(ShardTest, HasTheTermsThatXapianSays) {
  const OpenIndex index = open_index({index_});
  ASSERT_EQ(index.shards.size(), 1U);
  EXPECT_GT(expect_what_xapian_says(index.shards.front()), 25U);
}

TEST_F(ShardTest, HasNoneOfAStatementThatIsGone) {
  run_remove(index_, {"c"});
  const OpenIndex index = open_index({index_});
  ASSERT_EQ(index.shards.size(), 1U);
  const Shard& shard = index.shards.front();
  EXPECT_TRUE(shard.mapped->may_have_positions("epreview"));  // the file is the one of before
  EXPECT_EQ(shard.frequency("epreview"), 0U);
  EXPECT_FALSE(shard.has_term("epreview"));
  EXPECT_GT(expect_what_xapian_says(shard), 15U);
}

}  // namespace
}  // namespace cotejo
