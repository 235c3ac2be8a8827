// SPDX-License-Identifier: GPL-3.0-or-later
// Random queries, answered twice.
#pragma once

#include <string>
#include <vector>

#include "searcher/search/search_engine.h"
#include "tests/judge/brute_force.h"

namespace cotejo {

struct JudgedAnswers {
  std::size_t queries = 0;
  std::size_t with_hits = 0;
  std::size_t counts_compared = 0;
  std::vector<std::string> differences;  ///< sentences; the first hundred
};

JudgedAnswers compare_random(BruteForce& judge, SearchEngine& engine, std::size_t count,
                             std::uint32_t seed);

}  // namespace cotejo
