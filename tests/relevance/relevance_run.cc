// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/relevance/relevance_run.h"
#include "tests/support/percentile.h"

#include <algorithm>
#include <chrono>

namespace cotejo {
namespace {

using Clock = std::chrono::steady_clock;

Summary sum_up_one(const std::vector<const ScoredAnswer*>& answers) {
  Summary summary;
  std::vector<Scores> scores;
  std::vector<double> times;
  for (const ScoredAnswer* answer : answers) {
    ++summary.queries;
    if (answer->hits == 0) ++summary.without_hits;
    scores.push_back(answer->scores);
    times.push_back(answer->elapsed_ms);
  }
  summary.mean = mean_scores(scores);
  summary.p50_ms = percentile(times, 0.5);
  summary.p95_ms = percentile(times, 0.95);
  return summary;
}

}  // namespace

std::vector<ScoredAnswer> run_set(const RelevanceSet& set, const Ranker& ranker) {
  std::vector<ScoredAnswer> answers;
  for (const RelevanceQuery& query : set.queries) {
    const auto judged = set.judgements.find(query.id);
    if (judged == set.judgements.end() || relevant_count(judged->second) == 0) continue;
    ScoredAnswer answer;
    answer.query = &query;
    const Clock::time_point start = Clock::now();
    const auto ranking = ranker(query.text);
    answer.elapsed_ms = std::chrono::duration<double, std::milli>(Clock::now() - start).count();
    if (ranking) {
      answer.hits = ranking->size();
      answer.scores = score_ranking(*ranking, judged->second);
    } else {
      answer.error = ranking.error().message;
    }
    answers.push_back(std::move(answer));
  }
  return answers;
}

Summaries sum_up(const std::vector<ScoredAnswer>& answers) {
  std::vector<std::pair<std::string, std::vector<const ScoredAnswer*>>> groups;
  std::vector<const ScoredAnswer*> all;
  for (const ScoredAnswer& answer : answers) {
    all.push_back(&answer);
    const std::string& kind = answer.query->kind;
    if (kind.empty()) continue;
    auto group = std::find_if(groups.begin(), groups.end(),
                              [&](const auto& one) { return one.first == kind; });
    if (group == groups.end()) group = groups.insert(groups.end(), {kind, {}});
    group->second.push_back(&answer);
  }
  groups.emplace_back("all", all);
  Summaries summaries;
  for (const auto& [kind, members] : groups) summaries.emplace_back(kind, sum_up_one(members));
  return summaries;
}

}  // namespace cotejo
