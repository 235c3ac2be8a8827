// SPDX-License-Identifier: GPL-3.0-or-later
// What is kept is what the index has, also when room is short and all of it was forgotten.
#include "searcher/search/statement_cache.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "core/index/stored_statement.h"
#include "tests/support/test_index.h"

namespace cotejo {
namespace {

class StatementCacheTest : public testing::Test {
 protected:
  static constexpr int kStatements = 40;

  StatementCacheTest() {
    std::string lines;
    for (int i = 0; i < kStatements; ++i) {
      const std::string words(static_cast<std::size_t>(40 * i), 'x');
      lines += record_line(fmt::format("id-{}", i), "en",
                           fmt::format("MR. {}: We said {} of it.\n\nQUESTION: Why {}?",
                                       i % 2 == 0 ? "PRICE" : "KIRBY", i, words));
    }
    add_records(folder_, folder_.file("index"), lines);
    index_ = open_index({folder_.file("index")});
  }

  void expect_as_stored(StatementCache& cache, Xapian::docid document) {
    StatementParser parser;
    const std::string data = index_.combined.get_document(document).get_data();
    const Statement stored = decode_stored(data, parser);
    const KeptStatement& kept = cache.statement(document);
    EXPECT_EQ(kept.statement.id, stored.id);
    EXPECT_EQ(kept.statement.text(), stored.text());
    EXPECT_EQ(kept.statement.lang, stored.lang);
    EXPECT_EQ(kept.revision.seen, stored_origin(data).revision.seen);
    EXPECT_EQ(kept.turns.size(), 2U) << stored.text();
    EXPECT_EQ(cache.id(document), stored.id);
  }

  TempDir folder_;
  OpenIndex index_;
  Authorities authorities_;
};

TEST_F(StatementCacheTest, IsWhatTheIndexHas) {
  ASSERT_EQ(index_.combined.get_doccount(), Xapian::doccount{kStatements});
  StatementCache roomy(index_, authorities_);
  StatementCache narrow(index_, authorities_, 3000);  // two or three statements
  StatementCache none(index_, authorities_, 0);
  for (int round = 0; round < 3; ++round) {
    for (Xapian::docid document = 1; document <= kStatements; ++document) {
      const Xapian::docid asked = document * 7 % kStatements + 1;
      for (StatementCache* cache : {&roomy, &narrow, &none}) expect_as_stored(*cache, asked);
    }
  }
}

TEST_F(StatementCacheTest, KeepsWhatItHasRead) {
  StatementCache roomy(index_, authorities_);
  const KeptStatement* const first = &roomy.statement(1);
  EXPECT_EQ(first, &roomy.statement(1));
  roomy.statement(2);
  EXPECT_EQ(first, &roomy.statement(1));
}

}  // namespace
}  // namespace cotejo
