// SPDX-License-Identifier: GPL-3.0-or-later
// Nothing matches: which part of the query, or which filter, is the cause, and what is there
// without it?
#pragma once

#include <xapian.h>

#include <functional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/index/open_index.h"
#include "searcher/query/query_tree.h"
#include "searcher/search/filters.h"

namespace cotejo {

/// A query that nothing matches.
struct ZeroQuery {
  const std::string& text;  ///< as typed
  const QueryNode& root;    ///< as parsed from it
  const Filters& filters;
  /// Builds a part of it, or the whole with a part left out.
  std::function<Result<Xapian::Query>(const QueryNode&)> build;
};

/// Sentences: what no statement has; which single filter or part of the query leaves hits when it
/// is dropped, and how many; if none does alone, which few together. Parts are named as typed. At
/// most some fifty counts, whatever the query.
std::vector<std::string> explain_zero_hits(const OpenIndex& index, const ZeroQuery& query);

}  // namespace cotejo
