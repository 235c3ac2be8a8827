// SPDX-License-Identifier: GPL-3.0-or-later
// The heaviest sources against Xapian's matcher: the same statements, by the same weights.
#include "searcher/quotes/heaviest_sources.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace cotejo {
namespace {

using Query = Xapian::Query;

std::string word(std::uint32_t number) {
  return std::string(1, static_cast<char>('a' + number));
}

// 0 to 15, the first ones frequent.
std::uint32_t random_number(std::mt19937& random) {
  return static_cast<std::uint32_t>(std::min({random() % 16, random() % 16, random() % 16}));
}

Xapian::WritableDatabase random_statements(std::mt19937& random, int documents) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (int n = 0; n < documents; ++n) {
    Xapian::Document document;
    for (Xapian::termpos position = 1; position <= 5 + random() % 20; ++position) {
      document.add_posting(word(random_number(random)), position);
    }
    if (random() % 3 == 0) document.add_boolean_term("pair");
    if (random() % 2 == 0) document.add_boolean_term("Les");
    database.add_document(document);
  }
  return database;
}

struct Asked {
  std::vector<SoughtPart> parts;
  std::vector<Query> queries;
};

Asked random_parts(std::mt19937& random) {
  Asked asked;
  const auto add_word = [&](const std::string& term, double weight) {
    asked.parts.push_back({weight, term, ""});
    asked.queries.push_back(Query(term) * weight);
  };
  std::vector<std::uint32_t> words(16);
  for (std::uint32_t i = 0; i < words.size(); ++i) words[i] = i;
  std::shuffle(words.begin(), words.end(), random);
  for (std::size_t i = 0; i < 1 + random() % 5; ++i) add_word(word(words[i]), 1 + words[i] * 0.3);
  if (random() % 2 == 0) add_word("pair", 1.5);
  // Pairs of words that are looked for by themselves, and of others.
  for (auto left = random() % 5; left > 0; --left) {
    const std::string both[]{word(static_cast<std::uint32_t>(random() % 16)),
                             word(static_cast<std::uint32_t>(random() % 16))};
    if (both[0] == both[1]) continue;
    const double weight = 0.5 + static_cast<double>(random() % 8) * 0.4;
    asked.parts.push_back({weight, both[0], both[1]});
    asked.queries.push_back(Query(Query::OP_PHRASE, std::begin(both), std::end(both), kPairWindow) *
                            (weight / 2));
  }
  return asked;
}

TEST(HeaviestSourcesTest, AreThoseOfTheMatcher) {
  std::mt19937 random(21);
  std::size_t found = 0;
  for (int round = 0; round < 10; ++round) {
    OpenIndex index;
    for (int shard = 0; shard <= round % 3; ++shard) {
      const auto database = random_statements(random, 20 + static_cast<int>(random() % 300));
      index.shards.push_back({database, "", false, {}});
      index.combined.add_database(database);
    }
    for (int n = 0; n < 100; ++n) {
      const Asked asked = random_parts(random);
      const Query query(Query::OP_OR, asked.queries.begin(), asked.queries.end());
      Filters filters;
      if (n % 4 == 0) filters.fields.push_back({Field::kLang, {"es"}});
      const std::size_t most = 1 + random() % 40;
      const double share = n % 2 == 0 ? 0.617 : 0;
      SCOPED_TRACE(query.get_description());

      Xapian::Enquire enquire(index.combined);
      enquire.set_query(query);
      enquire.set_weighting_scheme(Xapian::CoordWeight());
      const Xapian::MSet matches = enquire.get_mset(0, index.combined.get_doccount());
      // Under a filter Xapian 1.4.22 scores choices wrongly now and then.
      const auto passing =
          matching_documents(index.combined, apply_filters(Query::MatchAll, filters, index));
      std::vector<WeighedSource> expected;
      for (auto match = matches.begin(); match != matches.end(); ++match) {
        if (!std::binary_search(passing.begin(), passing.end(), *match)) continue;
        expected.push_back({match.get_weight(), *match});
      }
      const double least = expected.empty() ? 0 : share * expected.front().weight;

      const auto heaviest =
          heaviest_sources(index, make_matchers(index), asked.parts, filters, most, share);
      std::erase_if(expected, [&](const WeighedSource& s) { return s.weight < least; });
      ASSERT_EQ(heaviest.size(), std::min(most, expected.size()));
      for (std::size_t i = 0; i < heaviest.size(); ++i) {
        ASSERT_NEAR(heaviest[i].weight, expected[i].weight, 1e-9) << i;
        // Equal weights: the sums differ in their last places by their order.
        const auto same = std::find_if(expected.begin(), expected.end(), [&](const auto& other) {
          return other.document == heaviest[i].document;
        });
        ASSERT_NE(same, expected.end());
        ASSERT_NEAR(same->weight, heaviest[i].weight, 1e-9);
      }
      found += heaviest.size();
    }
  }
  EXPECT_GT(found, 5'000U);
}

TEST(HeaviestSourcesTest, AreNoneWhereAServerIs) {
  OpenIndex index;
  index.shards.push_back({Xapian::Database(), "tcp://a:1", true, {}});
  EXPECT_TRUE(make_matchers(index).empty());
}

}  // namespace
}  // namespace cotejo
