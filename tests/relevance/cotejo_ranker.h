// SPDX-License-Identifier: GPL-3.0-or-later
// The search engine as a ranker: how a query of a relevance set is asked.
#pragma once

#include <cstddef>
#include <string>

#include "searcher/search/search_engine.h"
#include "tests/relevance/relevance_run.h"

namespace cotejo {

struct RankerOptions {
  std::size_t limit = 100;
  bool any = false;       ///< join the words of each query with OR
  bool translate = true;  ///< look across the languages
};

/// The words of a sentence joined with OR, with nothing left in them that the query language would
/// take for a sign, a field or an operator.
std::string any_word(const std::string& sentence);

/// Asks `engine`, which must outlive the ranker.
Ranker cotejo_ranker(SearchEngine& engine, const RankerOptions& options);

}  // namespace cotejo
