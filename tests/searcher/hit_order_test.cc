// SPDX-License-Identifier: GPL-3.0-or-later
// The order of hits by what was counted, against that of Xapian's matcher.
#include "searcher/search/hit_order.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>
#include <vector>

#include "searcher/search/facet_count.h"
#include "searcher/search/search_engine.h"
#include "tests/support/test_index.h"

namespace cotejo {
namespace {

// Of few words and few days, so that scores and dates are often equal; some are dated to a year or
// a month alone.
std::string random_records(std::mt19937& random, const std::string& name, int count) {
  static constexpr std::array kWords{"harbour", "treaty", "bridge", "lantern", "orchard"};
  static constexpr std::array kDates{"2023", "2024-02", "2024-02-03", "2024-02-04", "2025-11-30"};
  std::string lines;
  for (int i = 0; i < count; ++i) {
    std::string body;
    for (int at = 0; at < 6; ++at) body += std::string(kWords[random() % kWords.size()]) + " ";
    lines +=
        fmt::format(R"({{"id":"{}{}","source":"Ministry","lang":"en","date":"{}","body":"{}"}})",
                    name, i, kDates[random() % kDates.size()], body);
    lines += '\n';
  }
  return lines;
}

std::vector<Xapian::docid> documents_of(const std::vector<RankedMatch>& matches) {
  std::vector<Xapian::docid> documents;
  for (const RankedMatch& match : matches) documents.push_back(match.document);
  return documents;
}

TEST(HitOrderTest, IsThatOfTheMatcher) {
  std::mt19937 random(5);
  const TempDir folder;
  add_records(folder, "a", random_records(random, "a", 150));
  add_records(folder, "b", random_records(random, "b", 90));
  SearchEngine engine({folder.file("a"), folder.file("b")});
  const OpenIndex& index = engine.index();
  const Dictionary dictionary;
  const Lexicon lexicon(index.catalogs);
  const QueryBuilder builder({index, lexicon, dictionary});
  const Ranking ranking(index, builder, "");
  for (const char* term : {"etreaty", "eharbour", "elantern"}) {
    const Xapian::Query query(term);
    for (const SortOrder sort : {SortOrder::kRelevance, SortOrder::kNewest, SortOrder::kOldest}) {
      const Filters filters;
      Counts counts = count_matches(index, {query, &filters, {}, 0, false, true});
      ASSERT_EQ(counts.matches.size(), index.shards.size());
      ASSERT_GT(counts.total, 100U);
      HitOrder by_sets(index, query, std::move(counts.matches), sort, ranking);
      HitOrder by_xapian(index, query, {}, sort, ranking);
      for (const std::uint64_t count : {0U, 1U, 10U, 35U, 1000U}) {
        SCOPED_TRACE(std::string(term) + " " + std::to_string(count));
        const auto expected = by_xapian.first(count);
        const auto order = by_sets.first(count);
        ASSERT_EQ(documents_of(order), documents_of(expected));
        for (std::size_t i = 0; i < order.size(); ++i) {
          ASSERT_NEAR(order[i].score, expected[i].score, 1e-9);
          ASSERT_EQ(by_sets.data(order[i]), by_xapian.data(expected[i]));
          ASSERT_EQ(by_sets.value(order[i], kSlotChecksum),
                    by_xapian.value(expected[i], kSlotChecksum));
        }
      }
    }
  }
}

}  // namespace
}  // namespace cotejo
