// SPDX-License-Identifier: GPL-3.0-or-later
// Sets against what the operators say, with leaves by Xapian's matcher: the same documents for any
// query. The matcher itself, 1.4.22, finds too many for AND_MAYBE among words that are excluded
// together, by memory that it has not written.
#include "searcher/search/matching.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "core/glass/mapped_postings.h"
#include "searcher/search/posting_lists.h"
#include "tests/searcher/random_words.h"

namespace cotejo {
namespace {

using Query = Xapian::Query;

Query random_tree(std::mt19937& random, int depth) {
  switch (depth == 0 ? random() % 4 : random() % 14) {
    case 0:
    case 1:
      return random_term(random);
    case 2:
      return random() % 3 == 0 ? Query::MatchAll : random_term(random);
    case 3: {
      const std::vector<Query> words{random_term(random), random_term(random)};
      const auto op = random() % 2 == 0 ? Query::OP_PHRASE : Query::OP_NEAR;
      return random() % 2 == 0 ? Query(op, words.begin(), words.end(), 3)
                               : Query(Query::OP_VALUE_GE, 0, std::to_string(random() % 10));
    }
    case 4:
      return random_tree(random, depth - 1) * 0.0;
    case 5:
      return {Query::OP_AND_NOT, random_tree(random, depth - 1), random_tree(random, depth - 1)};
    case 6:
      return {Query::OP_AND_MAYBE, random_tree(random, depth - 1), random_tree(random, depth - 1)};
    default: {
      static constexpr std::array kOps{Query::OP_AND, Query::OP_OR, Query::OP_FILTER,
                                       Query::OP_SYNONYM, Query::OP_MAX};
      std::vector<Query> parts;
      for (auto left = 1 + random() % 4; left > 0; --left) {
        parts.push_back(random_tree(random, depth - 1));
      }
      return {kOps[random() % kOps.size()], parts.begin(), parts.end()};
    }
  }
}

Documents documents_of(const DocumentSet& set) {
  Documents documents;
  set.for_each([&](Xapian::docid document) { documents.push_back(document); });
  EXPECT_EQ(documents.size(), set.size());
  return documents;
}

class Judge {
 public:
  explicit Judge(const Xapian::Database& database)
      : database_(database), all_(matching_documents(database, Query::MatchAll)) {}

  Documents match(const Query& query) const {
    switch (query.get_type()) {
      case Query::OP_SCALE_WEIGHT:
      case Query::OP_AND_MAYBE:
        return match(query.get_subquery(0));
      case Query::OP_OR:
      case Query::OP_MAX:
      case Query::OP_SYNONYM:
        return joined(query, {}, [](auto... of) { return std::set_union(of...); });
      case Query::OP_AND:
      case Query::OP_FILTER:
        return joined(query, all_, [](auto... of) { return std::set_intersection(of...); });
      case Query::OP_AND_NOT:
        return joined(
            query, match(query.get_subquery(0)),
            [](auto... of) { return std::set_difference(of...); }, 1);
      default:
        return matching_documents(database_, query);
    }
  }

 private:
  template <typename Join>
  Documents joined(const Query& query, Documents with, const Join& join,
                   std::size_t first = 0) const {
    for (std::size_t i = first; i < query.get_num_subqueries(); ++i) {
      const Documents part = match(query.get_subquery(i));
      Documents both;
      join(with.begin(), with.end(), part.begin(), part.end(), std::back_inserter(both));
      with = std::move(both);
    }
    return with;
  }

  const Xapian::Database& database_;
  Documents all_;
};

TEST(MatchingTest, SetsHaveWhatTheQuerySays) {
  std::mt19937 random(11);
  std::size_t matched = 0;
  for (int round = 0; round < 30; ++round) {
    Xapian::WritableDatabase database =
        random_database(random, 1 + static_cast<int>(random() % 200));
    if (round % 3 == 0 && database.get_doccount() > 3) database.delete_document(2);
    const Judge judge(database);
    for (int n = 0; n < 200; ++n) {
      const Query query = random_tree(random, 3);
      SCOPED_TRACE(query.get_description());
      const Documents expected = judge.match(query);
      ASSERT_EQ(documents_of(matching_set(database, query)), expected);
      matched += expected.size();
    }
  }
  EXPECT_GT(matched, 10'000U);
}

void expect_answers_again(std::mt19937& random, const Xapian::Database& database,
                          SetMatcher& matcher) {
  for (int n = 0; n < 100; ++n) {
    const Query query = random_tree(random, 2);
    const DocumentSet within = matching_set(database, random_tree(random, 2));
    SCOPED_TRACE(query.get_description());
    DocumentSet expected = matching_set(database, query);
    expected.intersect(within);
    ASSERT_EQ(documents_of(matcher.match(query, &within)), documents_of(expected));
  }
}

// Sets that were found before answer for parts of what they were looked for in, and no more.
TEST(MatchingTest, WhatWasFoundAnswersAgain) {
  std::mt19937 random(15);
  for (int round = 0; round < 20; ++round) {
    const Xapian::WritableDatabase database = random_database(random, 200);
    SetMatcher matcher(database);
    expect_answers_again(random, database, matcher);
  }
}

// So do posting lists that were read among some documents, off mapped files.
TEST(MatchingTest, WhatWasReadAmongSomeAnswersAgain) {
  std::mt19937 random(16);
  for (int round = 0; round < 20; ++round) {
    const OnDisk stored(random, 200);
    ASSERT_TRUE(stored.mapped.has_value());
    SetMatcher matcher(stored.database, &*stored.mapped);
    expect_answers_again(random, stored.database, matcher);
  }
}

TEST(PostingListsTest, OfSomeDocumentsHaveThoseAtLeast) {
  std::mt19937 random(17);
  const OnDisk stored(random, 500);
  ASSERT_TRUE(stored.mapped.has_value());
  PostingLists lists(stored.database, &*stored.mapped);
  std::size_t left_out = 0;
  for (int n = 0; n < 200; ++n) {
    const std::string term(1, static_cast<char>('a' + random() % 11));
    if (n == 150) lists.read(term);
    const DocumentSet within = matching_set(stored.database, random_tree(random, 2));
    const PostingList& some = lists.read_among(term, within);
    const auto all = stored.mapped->read(term);
    std::size_t at = 0;
    for (const Posting& posting : all) {
      const bool has = at < some.size() && some[at].document == posting.document;
      ASSERT_TRUE(has || !within.contains(posting.document)) << term;
      if (has) {
        ASSERT_EQ(some[at++].frequency, posting.frequency);
      } else {
        ++left_out;
      }
    }
    ASSERT_EQ(at, some.size());
  }
  EXPECT_GT(left_out, 1'000U);
}

TEST(DocumentSetTest, GivesTheDocumentsOfPlaces) {
  DocumentSet set(200);
  const std::vector<Xapian::docid> all{1, 63, 64, 65, 128, 129, 200};
  for (const Xapian::docid document : all) set.add(document);
  const DocumentPlaces places(set);
  for (unsigned chosen = 0; chosen < 1U << all.size(); ++chosen) {
    std::vector<std::uint32_t> some;
    for (std::uint32_t place = 0; place < all.size(); ++place) {
      if ((chosen >> place & 1) != 0) some.push_back(place);
    }
    std::size_t next = 0;
    places.for_each(some, [&](std::uint32_t place, Xapian::docid document) {
      ASSERT_EQ(place, some[next++]);
      ASSERT_EQ(document, all[place]);
    });
    ASSERT_EQ(next, some.size());
  }
}

TEST(DocumentSetTest, NumbersItsDocuments) {
  DocumentSet set(200);
  for (const Xapian::docid document : {1U, 63U, 64U, 65U, 128U, 200U}) set.add(document);
  const DocumentPlaces places(set);
  EXPECT_EQ(places.size(), 6U);
  std::size_t next = 0;
  set.for_each([&](Xapian::docid document) { EXPECT_EQ(places.place_of(document), next++); });
}

TEST(DocumentSetTest, IncludesItsParts) {
  DocumentSet all(100);
  all.add(7);
  all.add(70);
  DocumentSet part(100);
  EXPECT_TRUE(all.includes(part));
  part.add(70);
  EXPECT_TRUE(all.includes(part));
  EXPECT_FALSE(part.includes(all));
}

TEST(DocumentSetTest, KnowsItsBorders) {
  for (const Xapian::docid last : {0U, 1U, 62U, 63U, 64U, 65U, 127U, 128U, 1000U}) {
    DocumentSet set(last);
    EXPECT_EQ(set.size(), 0U);
    EXPECT_EQ(set.next_from(1), 0U);
    set.fill();
    EXPECT_EQ(set.size(), last);
    EXPECT_FALSE(set.contains(0));
    EXPECT_EQ(set.contains(last), last != 0);
    EXPECT_EQ(set.next_from(1), last == 0 ? 0U : 1U);
    EXPECT_EQ(set.next_from(last), last);
    EXPECT_EQ(set.next_from(last + 1), 0U);
  }
}

}  // namespace
}  // namespace cotejo
