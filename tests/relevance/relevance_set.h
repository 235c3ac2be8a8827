// SPDX-License-Identifier: GPL-3.0-or-later
// A set of judged queries as it lies in a folder: ours, or an outside collection's.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "tests/relevance/relevance_metrics.h"

namespace cotejo {

struct RelevanceQuery {
  std::string id;  ///< as the judgements call it
  std::string text;
  std::string lang;  ///< empty in outside sets
  std::string kind;  ///< "known-item", "topical", …; empty in outside sets
};

struct RelevanceSet {
  std::vector<RelevanceQuery> queries;       ///< in the order of the file
  std::map<std::string, Grades> judgements;  ///< by query
  std::vector<std::string> repeated;         ///< "QUERY STATEMENT" judged twice; the last counts
};

/// Reads DIR/queries.jsonl and DIR/judgements.txt (or DIR/qrels.trec.txt). A query is known by its
/// `id`, else its `n`, else its `num`. Throws Failure on what cannot be read, with its line.
RelevanceSet read_relevance_set(const std::filesystem::path& folder);

}  // namespace cotejo
