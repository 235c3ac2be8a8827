// SPDX-License-Identifier: GPL-3.0-or-later
// A query read and built against one revision. Internal to searcher/search.
#pragma once

#include "searcher/query/query_builder.h"
#include "searcher/search/search_engine.h"

namespace cotejo {

struct SearchEngine::Prepared {
  explicit Prepared(const WordSources& sources) : builder(sources) {}

  QueryNode root;
  QueryBuilder builder;
  Xapian::Query query;
  std::string read_as;
  std::vector<std::string> notes;
};

}  // namespace cotejo
