// SPDX-License-Identifier: GPL-3.0-or-later
// Scores against Xapian's: of words, families and phrases by its matcher, and of what is made of
// them by adding up. The matcher itself, 1.4.22, scores choices wrongly now and then when it looks
// them up for what another part of the query has found.
#include "searcher/search/scores.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "searcher/search/word_weights.h"

namespace cotejo {
namespace {

using Query = Xapian::Query;

constexpr Weighing kFewWords{24, 0, 0};
constexpr Weighing kManyWords{128, 1, 0.1};

// Documents in two languages, that of the words a to e and that of f to j.
Xapian::WritableDatabase bilingual_database(std::mt19937& random, int documents) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (int n = 0; n < documents; ++n) {
    const char first = random() % 2 == 0 ? 'a' : 'f';
    Xapian::Document document;
    for (Xapian::termpos position = 1; position <= 4 + random() % 8; ++position) {
      const auto word = static_cast<char>(std::min(random() % 5, random() % 5));
      document.add_posting(std::string(1, static_cast<char>(first + word)), position,
                           1 + static_cast<Xapian::termcount>(random() % 40));
    }
    database.add_document(document);
  }
  return database;
}

Query random_words(std::mt19937& random, Query::op op, char first, std::size_t letters,
                   std::size_t most) {
  std::set<std::string> words;  // none twice
  for (auto left = 1 + random() % most; left > 0; --left) {
    words.emplace(1, static_cast<char>(first + random() % letters));
  }
  const std::vector<Query> terms(words.begin(), words.end());
  const bool has_window = op == Query::OP_PHRASE || op == Query::OP_NEAR;
  const auto window = static_cast<Xapian::termcount>(terms.size() + random() % 3);
  return Query(op, terms.begin(), terms.end(), has_window ? window : 0);
}

Query random_phrase(std::mt19937& random) {
  const auto op = random() % 3 == 0 ? Query::OP_NEAR : Query::OP_PHRASE;
  return random_words(random, op, random() % 2 == 0 ? 'a' : 'f', 5, 3);
}

// As the searcher makes them: words and their families, phrases in either language, what ranks
// only. Of a synonym two parts: Xapian rounds its estimate at each pair of them.
Query ranked_tree(std::mt19937& random, int depth) {
  switch (depth == 0 ? random() % 4 : 4 + random() % 8) {
    case 0:
      return Query(std::string(1, static_cast<char>('a' + random() % 11)));  // k: nowhere
    case 1:
      return random_words(random, Query::OP_SYNONYM, 'a', 10, 2);
    case 2:
      return random_words(random, Query::OP_PHRASE, 'a', 5, 3) |
             random_words(random, Query::OP_PHRASE, 'f', 5, 3);
    case 3: {
      const std::vector<Query> parts{Query("a"), random_words(random, Query::OP_PHRASE, 'f', 5, 3)};
      return Query(Query::OP_SYNONYM, parts.begin(), parts.end());
    }
    case 4:
      return {Query::OP_AND_NOT, ranked_tree(random, depth - 1), ranked_tree(random, depth - 1)};
    case 5: {
      const Query closer = random_words(random, Query::OP_SYNONYM, 'a', 10, 2) * 0.3;
      return {Query::OP_AND_MAYBE, ranked_tree(random, depth - 1), closer};
    }
    case 6:
      return {Query::OP_AND_MAYBE, ranked_tree(random, depth - 1), random_phrase(random) * 0.25};
    case 7:
      return ranked_tree(random, depth - 1) * 0.0;
    case 8:
      return {Query::OP_OR, ranked_tree(random, depth - 1), ranked_tree(random, depth - 1)};
    default:
      return {random() % 3 == 0 ? Query::OP_FILTER : Query::OP_AND, ranked_tree(random, depth - 1),
              ranked_tree(random, depth - 1)};
  }
}

using Scores = std::map<Xapian::docid, double>;  // by document of all shards

struct Archive {
  Archive(std::mt19937& random, std::size_t shards) {
    for (std::size_t i = 0; i < shards; ++i) {
      databases.push_back(bilingual_database(random, 100 + static_cast<int>(random() % 100)));
      combined.add_database(databases.back());
    }
  }

  std::vector<CountedShard> counted(const Query& query) const {
    std::vector<CountedShard> shards;
    for (const Xapian::Database& database : databases) {
      auto matcher = std::make_shared<SetMatcher>(database);
      DocumentSet matches = matcher->match(query);
      shards.push_back({std::move(matcher), std::move(matches)});
    }
    return shards;
  }

  // As the operators are defined; leaves by Xapian.
  Scores judge(const Query& query, const Weighing& weighing) const {
    const auto part = [&](std::size_t i) { return judge(query.get_subquery(i), weighing); };
    switch (query.get_type()) {
      case Query::OP_SCALE_WEIGHT: {
        Scores scores = part(0);
        for (auto& [document, score] : scores) score *= scale_of(query);
        return scores;
      }
      case Query::OP_AND:
      case Query::OP_PHRASE:
      case Query::OP_NEAR: {
        Scores scores;
        for (const Xapian::docid document : matching_documents(combined, query)) {
          scores[document] = 0;
        }
        for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) add(part(i), scores);
        return scores;
      }
      case Query::OP_OR: {
        Scores scores;
        for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
          for (const auto& [document, score] : part(i)) scores[document] += score;
        }
        return scores;
      }
      case Query::OP_FILTER:
      case Query::OP_AND_NOT: {
        Scores scores = part(0);
        const bool wanted = query.get_type() == Query::OP_FILTER;
        const Scores other = part(1);
        std::erase_if(scores, [&](const auto& row) { return other.contains(row.first) != wanted; });
        return scores;
      }
      case Query::OP_AND_MAYBE: {
        Scores scores = part(0);
        add(part(1), scores);
        return scores;
      }
      default:
        return by_xapian(query, weighing);
    }
  }

  static void add(const Scores& more, Scores& scores) {
    for (auto& [document, score] : scores) {
      const auto found = more.find(document);
      if (found != more.end()) score += found->second;
    }
  }

  Scores by_xapian(const Query& query, const Weighing& weighing) const {
    Xapian::Enquire enquire(combined);
    enquire.set_query(query);
    enquire.set_weighting_scheme(weighing.for_xapian());
    const Xapian::MSet matches = enquire.get_mset(0, combined.get_doccount());
    Scores scores;
    for (auto match = matches.begin(); match != matches.end(); ++match) {
      scores[*match] = match.get_weight();
    }
    return scores;
  }

  Scores by_sets(const Query& query, const Weighing& weighing, std::uint64_t wanted) const {
    auto shards = counted(query);
    const auto scored = score_matches(shards, query, weighing, wanted);
    Scores scores;
    for (Xapian::docid shard = 0; shard < shards.size(); ++shard) {
      shards[shard].matches.for_each([&](Xapian::docid document) {
        const std::size_t place = scored[shard].places.place_of(document);
        scores[(document - 1) * static_cast<Xapian::docid>(shards.size()) + shard + 1] =
            scored[shard].scores[place];
      });
    }
    return scores;
  }

  std::vector<Xapian::WritableDatabase> databases;
  Xapian::Database combined;
};

TEST(ScoresTest, AreWhatTheOperatorsAddUp) {
  std::mt19937 random(12);
  std::size_t matches = 0;
  for (int round = 0; round < 12; ++round) {
    const Archive archive(random, 1 + round % 3);
    for (int n = 0; n < 150; ++n) {
      const Query query = ranked_tree(random, n % 4);
      const Weighing& weighing = n % 2 == 0 ? kFewWords : kManyWords;
      SCOPED_TRACE(query.get_description());
      const Scores expected = archive.judge(query, weighing);
      const Scores scores = archive.by_sets(query, weighing, 1000);
      ASSERT_EQ(scores.size(), expected.size());
      for (const auto& [document, score] : expected) {
        ASSERT_TRUE(scores.contains(document));
        ASSERT_NEAR(scores.at(document), score, 1e-9) << document;
      }
      matches += expected.size();
    }
  }
  EXPECT_GT(matches, 20'000U);
}

// What ranks only is looked for where it can bring a match to the first: there nothing is missing.
TEST(ScoresTest, OfTheFirstLackNothing) {
  std::mt19937 random(14);
  std::size_t less = 0;
  for (int round = 0; round < 10; ++round) {
    const Archive archive(random, 1 + round % 2);
    for (int n = 0; n < 50; ++n) {
      const Query query(Query::OP_AND_MAYBE, ranked_tree(random, 0), random_phrase(random) * 0.25);
      SCOPED_TRACE(query.get_description());
      const auto all = archive.by_sets(query, kFewWords, 1000);
      std::vector<double> best;
      for (const auto& [document, score] : all) best.push_back(score);
      std::sort(best.rbegin(), best.rend());
      for (const std::size_t wanted : {1U, 5U}) {
        const auto few = archive.by_sets(query, kFewWords, wanted);
        if (best.size() < wanted) continue;
        for (const auto& [document, score] : all) {
          if (score >= best[wanted - 1]) {
            ASSERT_DOUBLE_EQ(few.at(document), score);
          } else {
            ASSERT_LE(few.at(document), score);
            if (few.at(document) < score) ++less;
          }
        }
      }
    }
  }
  EXPECT_GT(less, 200U);  // else nothing was spared
}

// A family's estimate is not rounded on the way, as Xapian's is: by one document at most each time.
TEST(ScoresTest, OfLargeFamiliesAreNearThoseOfTheMatcher) {
  std::mt19937 random(16);
  Archive archive(random, 0);
  archive.databases.push_back(bilingual_database(random, 3000));
  archive.combined.add_database(archive.databases.back());
  std::vector<Query> words;
  for (char letter = 'a'; letter <= 'd'; ++letter) words.emplace_back(std::string(1, letter));
  const Query family(Query::OP_SYNONYM, words.begin(), words.end());
  const auto expected = archive.by_xapian(family, kFewWords);
  const auto scores = archive.by_sets(family, kFewWords, 1000);
  ASSERT_GT(expected.size(), 1000U);
  for (const auto& [document, score] : expected) {
    ASSERT_NEAR(scores.at(document), score, score * 0.002);
  }
}

TEST(ScaleTest, IsReadToItsLastPlace) {
  for (const double scale : {0.25, 0.3, 1.0 / 3, 3.0, 0.0}) {
    EXPECT_EQ(scale_of(Query("a") * scale), scale == 1 ? 1 : scale);
  }
}

}  // namespace
}  // namespace cotejo
