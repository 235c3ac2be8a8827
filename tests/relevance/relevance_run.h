// SPDX-License-Identifier: GPL-3.0-or-later
// Asks every query of a set, scores the answers, and sums them up kind by kind.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/result.h"
#include "tests/relevance/relevance_metrics.h"
#include "tests/relevance/relevance_set.h"

namespace cotejo {

/// Statements by id, best first; or why the query cannot be read.
using Ranker = std::function<Result<std::vector<std::string>>(const std::string& query)>;

struct ScoredAnswer {
  const RelevanceQuery* query = nullptr;
  std::size_t hits = 0;  ///< as many as the ranker gave
  Scores scores;
  double elapsed_ms = 0;
  std::string error;  ///< of a query that was refused; it then has no hits
};

struct Summary {
  std::size_t queries = 0;
  std::size_t without_hits = 0;
  Scores mean;
  double p50_ms = 0;
  double p95_ms = 0;
};

/// Kind → its summary, in the order in which the kinds come up; "all" is the last.
using Summaries = std::vector<std::pair<std::string, Summary>>;

/// One answer for each query that has a statement judged relevant: the others cannot be scored.
/// The answers point into `set`.
std::vector<ScoredAnswer> run_set(const RelevanceSet& set, const Ranker& ranker);

Summaries sum_up(const std::vector<ScoredAnswer>& answers);

}  // namespace cotejo
