// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold for any bytes that are taken for a query.
#pragma once

#include <cstdint>
#include <string>

#include "searcher/search/search_engine.h"

namespace cotejo {

/// What became of the queries: a run in which none can be read, or none finds anything, proves
/// little.
struct Tally {
  std::uint64_t read = 0;
  std::uint64_t searched = 0;
  std::uint64_t with_hits = 0;
};

/// Nothing if the query parses and is read back as the same tree and text, or fails at a column
/// within it; else what is wrong.
std::string parsing_fault(const std::string& query, Tally& tally);

/// Nothing if the engine answers: search, count and the query as it was read agree.
std::string search_fault(SearchEngine& engine, const std::string& query, Tally& tally);

/// With everything but printable ASCII as \xNN.
std::string escaped(const std::string& query);

}  // namespace cotejo
