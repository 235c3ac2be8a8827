// SPDX-License-Identifier: GPL-3.0-or-later
// The measures against values computed by hand.
#include "tests/relevance/relevance_metrics.h"
#include "tests/support/percentile.h"

#include <gtest/gtest.h>

namespace cotejo {
namespace {

constexpr double kExact = 1e-6;

TEST(RelevanceMetrics, ScoresAMixedRanking) {
  const Scores scores = score_ranking({"a", "b", "c", "d"}, {{"b", 2}, {"d", 1}, {"e", 1}});
  EXPECT_EQ(scores.success_at_1, 0);
  EXPECT_EQ(scores.success_at_10, 1);
  EXPECT_NEAR(scores.reciprocal_rank, 1.0 / 2, kExact);
  EXPECT_NEAR(scores.average_precision, 1.0 / 3, kExact);  // (1/2 + 2/4) / 3
  // Found: 3/log2(3) + 1/log2(5) = 2.323466. Ideal: 3/1 + 1/log2(3) + 1/log2(4) = 4.130930.
  EXPECT_NEAR(scores.ndcg_at_10, 2.3234659 / 4.1309298, kExact);
}

TEST(RelevanceMetrics, APerfectRankingHasOneEverywhere) {
  const Scores scores = score_ranking({"a", "b"}, {{"a", 2}, {"b", 1}, {"c", 0}});
  for (const double score : {scores.success_at_1, scores.success_at_10, scores.reciprocal_rank,
                             scores.average_precision, scores.ndcg_at_10}) {
    EXPECT_NEAR(score, 1, kExact);
  }
}

TEST(RelevanceMetrics, PrefersTheHigherGradeFirst) {
  const Scores scores = score_ranking({"b", "a"}, {{"a", 2}, {"b", 1}});
  EXPECT_NEAR(scores.average_precision, 1, kExact);
  // (1 + 3/log2(3)) / (3 + 1/log2(3))
  EXPECT_NEAR(scores.ndcg_at_10, 2.8927893 / 3.6309298, kExact);
}

TEST(RelevanceMetrics, TheEleventhRankIsOutsideOfTen) {
  std::vector<std::string> ranking(10, "other");
  ranking.push_back("a");
  const Scores scores = score_ranking(ranking, {{"a", 1}});
  EXPECT_EQ(scores.success_at_10, 0);
  EXPECT_EQ(scores.ndcg_at_10, 0);
  EXPECT_NEAR(scores.reciprocal_rank, 1.0 / 11, kExact);
  EXPECT_NEAR(scores.average_precision, 1.0 / 11, kExact);
}

TEST(RelevanceMetrics, TheIdealHasTenRanksToo) {
  Grades grades;
  std::vector<std::string> ranking;
  for (char c = 'a'; c < 'a' + 12; ++c) {
    grades[std::string(1, c)] = 1;
    ranking.emplace_back(1, c);
  }
  EXPECT_NEAR(score_ranking(ranking, grades).ndcg_at_10, 1, kExact);
}

TEST(RelevanceMetrics, AStatementGivenTwiceCountsOnce) {
  const Scores scores = score_ranking({"a", "a"}, {{"a", 1}, {"b", 1}});
  EXPECT_NEAR(scores.average_precision, 1.0 / 2, kExact);
}

TEST(RelevanceMetrics, NothingRelevantOrNothingFoundIsZero) {
  EXPECT_EQ(score_ranking({"a"}, {{"a", 0}, {"b", -1}}).ndcg_at_10, 0);
  EXPECT_EQ(score_ranking({}, {{"a", 2}}).average_precision, 0);
  EXPECT_EQ(relevant_count({{"a", 0}, {"b", -1}, {"c", 1}, {"d", 2}}), 2U);
}

TEST(RelevanceMetrics, Means) {
  const Scores mean = mean_scores({{1, 1, 1, 0.5, 0.8}, {0, 1, 0.5, 0.25, 0.4}});
  EXPECT_NEAR(mean.success_at_1, 0.5, kExact);
  EXPECT_NEAR(mean.success_at_10, 1, kExact);
  EXPECT_NEAR(mean.reciprocal_rank, 0.75, kExact);
  EXPECT_NEAR(mean.average_precision, 0.375, kExact);
  EXPECT_NEAR(mean.ndcg_at_10, 0.6, kExact);
  EXPECT_EQ(mean_scores({}).average_precision, 0);
}

TEST(RelevanceMetrics, PercentilesByNearestRank) {
  EXPECT_EQ(percentile({4, 1, 3, 2}, 0.5), 2);
  EXPECT_EQ(percentile({4, 1, 3, 2}, 0.95), 4);
  EXPECT_EQ(percentile({7}, 0), 7);
  EXPECT_EQ(percentile({}, 0.5), 0);
}

}  // namespace
}  // namespace cotejo
