// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/relevance/relevance_metrics.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>

namespace cotejo {
namespace {

constexpr std::size_t kDepth = 10;

// What an answer of `grade` adds at `rank`, which counts from 1.
double discounted_gain(int grade, std::size_t rank) {
  return (std::exp2(std::max(grade, 0)) - 1) / std::log2(static_cast<double>(rank) + 1);
}

double ideal_gain(const Grades& grades) {
  std::vector<int> best;
  for (const auto& [id, grade] : grades) best.push_back(grade);
  std::sort(best.begin(), best.end(), std::greater<>());
  double gain = 0;
  for (std::size_t i = 0; i < std::min(best.size(), kDepth); ++i) {
    gain += discounted_gain(best[i], i + 1);
  }
  return gain;
}

}  // namespace

std::size_t relevant_count(const Grades& grades) {
  return static_cast<std::size_t>(
      std::count_if(grades.begin(), grades.end(), [](const auto& one) { return one.second > 0; }));
}

Scores score_ranking(const std::vector<std::string>& ranking, const Grades& grades) {
  Scores scores;
  const std::size_t relevant = relevant_count(grades);
  if (relevant == 0) return scores;
  std::size_t found = 0;
  std::set<std::string> seen;  // a statement given twice counts once, at its first place
  for (std::size_t i = 0; i < ranking.size(); ++i) {
    const std::size_t rank = i + 1;
    const auto judged = grades.find(ranking[i]);
    if (judged == grades.end() || judged->second <= 0 || !seen.insert(ranking[i]).second) continue;
    ++found;
    if (found == 1) {
      scores.reciprocal_rank = 1 / static_cast<double>(rank);
      scores.success_at_1 = rank == 1 ? 1 : 0;
      scores.success_at_10 = rank <= kDepth ? 1 : 0;
    }
    scores.average_precision += static_cast<double>(found) / static_cast<double>(rank);
    if (rank <= kDepth) scores.ndcg_at_10 += discounted_gain(judged->second, rank);
  }
  scores.average_precision /= static_cast<double>(relevant);
  scores.ndcg_at_10 /= ideal_gain(grades);
  return scores;
}

Scores mean_scores(const std::vector<Scores>& scores) {
  Scores mean;
  if (scores.empty()) return mean;
  const auto average = [&](double Scores::*member) {
    double sum = 0;
    for (const Scores& one : scores) sum += one.*member;
    mean.*member = sum / static_cast<double>(scores.size());
  };
  for (const auto member : {&Scores::success_at_1, &Scores::success_at_10, &Scores::reciprocal_rank,
                            &Scores::average_precision, &Scores::ndcg_at_10}) {
    average(member);
  }
  return mean;
}

}  // namespace cotejo
