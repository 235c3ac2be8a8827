// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/relevance/relevance_report.h"

#include <fmt/format.h>

#include "core/base/json_writer.h"

namespace cotejo {

void write_table(std::ostream& out, const std::string& system, const Summaries& summaries) {
  out << fmt::format("{:<17} {:>7} {:>6} {:>6} {:>6} {:>6} {:>8} {:>7} {:>8} {:>8}\n", system,
                     "queries", "S@1", "S@10", "MRR", "MAP", "nDCG@10", "no hit", "p50 ms",
                     "p95 ms");
  for (const auto& [kind, summary] : summaries) {
    const Scores& mean = summary.mean;
    out << fmt::format(
        "{:<17} {:>7} {:>6.3f} {:>6.3f} {:>6.3f} {:>6.3f} {:>8.3f} {:>7} {:>8.2f} {:>8.2f}\n", kind,
        summary.queries, mean.success_at_1, mean.success_at_10, mean.reciprocal_rank,
        mean.average_precision, mean.ndcg_at_10, summary.without_hits, summary.p50_ms,
        summary.p95_ms);
  }
}

void write_answers(std::ostream& out, const std::vector<ScoredAnswer>& answers) {
  out << fmt::format("{:<8} {:>5} {:>6} {:>6} {:>8}  {}\n", "query", "hits", "RR", "AP", "nDCG@10",
                     "text");
  for (const ScoredAnswer& answer : answers) {
    out << fmt::format("{:<8} {:>5} {:>6.3f} {:>6.3f} {:>8.3f}  {}", answer.query->id, answer.hits,
                       answer.scores.reciprocal_rank, answer.scores.average_precision,
                       answer.scores.ndcg_at_10, answer.query->text);
    if (!answer.error.empty()) out << "  (refused: " << answer.error << ')';
    out << '\n';
  }
}

std::string summaries_json(const Summaries& summaries) {
  constexpr int kDecimals = 4;
  std::string json;
  JsonWriter writer(json);
  writer.begin_object();
  for (const auto& [kind, summary] : summaries) {
    const auto count = [&](std::string_view name, std::size_t value) {
      writer.key(name).number(static_cast<std::int64_t>(value));
    };
    const auto measure = [&](std::string_view name, double value) {
      writer.key(name).number(value, kDecimals);
    };
    writer.key(kind).begin_object();
    count("queries", summary.queries);
    count("without_hits", summary.without_hits);
    measure("success_at_1", summary.mean.success_at_1);
    measure("success_at_10", summary.mean.success_at_10);
    measure("mrr", summary.mean.reciprocal_rank);
    measure("map", summary.mean.average_precision);
    measure("ndcg_at_10", summary.mean.ndcg_at_10);
    measure("p50_ms", summary.p50_ms);
    measure("p95_ms", summary.p95_ms);
    writer.end_object();
  }
  writer.end_object();
  return json;
}

}  // namespace cotejo
