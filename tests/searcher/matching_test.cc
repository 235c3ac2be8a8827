// SPDX-License-Identifier: GPL-3.0-or-later
// Sets against Xapian's matcher: the same documents for any query.
#include "searcher/search/matching.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <vector>

#include "searcher/search/matched_source.h"
#include "tests/support/temp_dir.h"

namespace cotejo {
namespace {

using Query = Xapian::Query;

// Words a to j, of which the first are in most documents, with positions, and a value.
void add_random_documents(std::mt19937& random, int documents, Xapian::WritableDatabase& database) {
  for (int n = 0; n < documents; ++n) {
    Xapian::Document document;
    for (Xapian::termpos position = 1; position <= 8; ++position) {
      const auto word = static_cast<int>(std::min(random() % 10, random() % 10));
      document.add_posting(std::string(1, static_cast<char>('a' + word)), position);
    }
    document.add_value(0, std::string(1, static_cast<char>('0' + random() % 10)));
    database.add_document(document);
  }
}

Xapian::WritableDatabase random_database(std::mt19937& random, int documents) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  add_random_documents(random, documents, database);
  return database;
}

Query random_term(std::mt19937& random) {
  return Query(std::string(1, static_cast<char>('a' + random() % 11)));  // k: nowhere
}

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

std::vector<Xapian::docid> documents_of(const DocumentSet& set) {
  std::vector<Xapian::docid> documents;
  set.for_each([&](Xapian::docid document) { documents.push_back(document); });
  EXPECT_EQ(documents.size(), set.size());
  return documents;
}

TEST(MatchingTest, SetsHaveWhatTheMatcherFinds) {
  std::mt19937 random(11);
  std::size_t matched = 0;
  for (int round = 0; round < 30; ++round) {
    Xapian::WritableDatabase database =
        random_database(random, 1 + static_cast<int>(random() % 200));
    if (round % 3 == 0 && database.get_doccount() > 3) database.delete_document(2);
    for (int n = 0; n < 200; ++n) {
      const Query query = random_tree(random, 3);
      SCOPED_TRACE(query.get_description());
      const auto expected = matching_documents(database, query);
      ASSERT_EQ(documents_of(matching_set(database, query)), expected);
      matched += expected.size();
    }
  }
  EXPECT_GT(matched, 10'000U);
}

// Documents and scores, best first.
std::string ranked(const Xapian::Database& database, const Query& query) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  const Xapian::MSet matches = enquire.get_mset(0, 40);
  std::string text;
  for (auto match = matches.begin(); match != matches.end(); ++match) {
    text += std::to_string(*match) + " " + std::to_string(match.get_weight()) + "\n";
  }
  return text;
}

// Documents in two languages, that of the words a to e and that of f to j.
void add_bilingual_documents(std::mt19937& random, int documents,
                             Xapian::WritableDatabase& database) {
  for (int n = 0; n < documents; ++n) {
    const char first = random() % 2 == 0 ? 'a' : 'f';
    Xapian::Document document;
    for (Xapian::termpos position = 1; position <= 8; ++position) {
      const auto word = static_cast<char>(std::min(random() % 5, random() % 5));
      document.add_posting(std::string(1, static_cast<char>(first + word)), position);
    }
    database.add_document(document);
  }
}

// As the searcher makes them: words and their families, phrases in either language, all of several
// of them.
Query ranked_tree(std::mt19937& random, int depth) {
  const auto words = [&](Query::op op, char first, std::size_t letters) {
    std::vector<Query> terms;
    for (auto left = 1 + random() % 3; left > 0; --left) {
      terms.emplace_back(std::string(1, static_cast<char>(first + random() % letters)));
    }
    return Query(op, terms.begin(), terms.end(), op == Query::OP_SYNONYM ? 0 : 4);
  };
  switch (depth == 0 ? random() % 3 : 3 + random() % 5) {
    case 0:
      return random_term(random);
    case 1:
      return words(Query::OP_SYNONYM, 'a', 10);
    case 2:
      return words(Query::OP_PHRASE, 'a', 5) | words(Query::OP_PHRASE, 'f', 5);
    case 3:
      return {Query::OP_AND_NOT, ranked_tree(random, depth - 1), ranked_tree(random, depth - 1)};
    case 4:
      return {Query::OP_AND_MAYBE, ranked_tree(random, depth - 1),
              words(Query::OP_SYNONYM, 'a', 10) * 0.3};
    default:
      return {random() % 3 == 0 ? Query::OP_FILTER : Query::OP_AND, ranked_tree(random, depth - 1),
              ranked_tree(random, depth - 1)};
  }
}

TEST(MatchingTest, WhatWasCountedIsRankedTheSame) {
  std::mt19937 random(12);
  std::size_t restricted = 0;
  for (int round = 0; round < 6; ++round) {
    const TempDir folder;
    OpenIndex index;
    for (const std::string name : {"a", "b"}) {
      Xapian::WritableDatabase database(folder.file(name), Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
      add_bilingual_documents(random, 1 + static_cast<int>(random() % 200), database);
      database.commit();
      index.shards.push_back({database, name, false, {}});
      index.combined.add_database(database);
    }
    for (int n = 0; n < 200; ++n) {
      const Query query = ranked_tree(random, 1 + n % 3);
      SCOPED_TRACE(query.get_description());
      std::vector<DocumentSet> sets;
      for (const Shard& shard : index.shards) {
        sets.push_back(matching_set(shard.database, query));
        // More than match do no harm: filters by a field are tried later.
        sets.back().add(1);
      }
      const Query within = within_counted(query, index, std::move(sets));
      if (within.get_description() != query.get_description()) ++restricted;
      ASSERT_EQ(ranked(index.combined, within), ranked(index.combined, query));
    }
  }
  EXPECT_GT(restricted, 300U);
}

TEST(MatchingTest, WhatMayBeOneOrTheOtherIsRankedAsItWas) {
  std::mt19937 random(14);
  const TempDir folder;
  Xapian::WritableDatabase database(folder.file("a"), Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
  add_random_documents(random, 50, database);
  database.commit();
  OpenIndex index;
  index.shards.push_back({database, "a", false, {}});
  const Query query = (Query("a") | Query("b")) & Query("c");
  EXPECT_EQ(within_counted(query, index, {DocumentSet(50)}).get_description(),
            query.get_description());
}

TEST(MatchingTest, WhatWasCountedInPartIsNotUsed) {
  std::mt19937 random(13);
  const TempDir folder;
  Xapian::WritableDatabase database(folder.file("a"), Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
  add_random_documents(random, 50, database);
  database.commit();
  OpenIndex index;
  for (const char* name : {"a", "its backup"}) {
    index.shards.push_back({database, name, false, {}});  // of one UUID
  }
  const std::vector<Query> words{Query("a"), Query("b")};
  const Query query(Query::OP_AND, words.begin(), words.end());
  EXPECT_EQ(within_counted(query, index, {DocumentSet(50)}).get_description(),
            query.get_description());
  EXPECT_EQ(within_counted(query, index, {DocumentSet(50), DocumentSet(50)}).get_description(),
            query.get_description());
}

TEST(DocumentSetTest, KnowsItsBorders) {
  for (const Xapian::docid last : {0U, 1U, 62U, 63U, 64U, 65U, 127U, 128U, 1000U}) {
    DocumentSet set(last);
    EXPECT_EQ(set.size(), 0U);
    EXPECT_EQ(set.next_from(1), 0U);
    set.fill();
    EXPECT_EQ(set.size(), last);
    EXPECT_FALSE(set.contains(0));
    EXPECT_FALSE(set.contains(last + 1));
    EXPECT_EQ(set.next_from(1), last == 0 ? 0U : 1U);
    EXPECT_EQ(set.next_from(last), last);
    EXPECT_EQ(set.next_from(last + 1), 0U);
  }
}

}  // namespace
}  // namespace cotejo
