// SPDX-License-Identifier: GPL-3.0-or-later
// What is excluded has nothing that ranks only: Xapian's matcher, which servers run, may exclude by
// it.
#include <gtest/gtest.h>

#include "searcher/query/parser.h"
#include "searcher/query/query_builder.h"
#include "tests/support/test_index.h"

namespace cotejo {
namespace {

using Query = Xapian::Query;

std::size_t ranking_parts(const Query& query, bool excluded, bool all) {
  const bool is_not = query.get_type() == Query::OP_AND_NOT;
  std::size_t found = query.get_type() == Query::OP_AND_MAYBE && (excluded || all) ? 1 : 0;
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
    found += ranking_parts(query.get_subquery(i), excluded || (is_not && i > 0), all);
  }
  return found;
}

class ExclusionTest : public testing::Test {
 protected:
  ExclusionTest() {
    add_records(folder_, folder_.file("index"),
                record_line("a", "en", "The governments agreed on new talks about peace.") +
                    record_line("b", "en", "The government agrees: another talk, peaceful.") +
                    record_line("c", "es", "El gobierno acuerda nuevas negociaciones de paz."));
    index_ = open_index({folder_.file("index")});
  }

  Query built(const std::string& text) {
    const auto parsed = parse_query(text);
    EXPECT_TRUE(parsed) << text;
    const Lexicon lexicon(index_.catalogs);
    const Dictionary no_dictionary;
    QueryBuilder builder({index_, lexicon, no_dictionary});
    return *builder.build(parsed->root);
  }

  TempDir folder_;
  OpenIndex index_;
};

TEST_F(ExclusionTest, HasNothingThatRanksOnly) {
  // Else this says nothing.
  EXPECT_GT(ranking_parts(built("government talks"), false, true), 1U);
  for (const char* text :
       {"peace -(government talks)", "peace -government", "-(government talks)",
        "peace -(government -(talks agreed))", "peace OR -(talks (government OR agreed))"}) {
    const Query query = built(text);
    EXPECT_EQ(ranking_parts(query, false, false), 0U) << query.get_description();
  }
  EXPECT_GT(ranking_parts(built("(peace talks) -government"), false, true), 0U);
}

}  // namespace
}  // namespace cotejo
