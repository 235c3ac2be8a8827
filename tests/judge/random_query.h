// SPDX-License-Identifier: GPL-3.0-or-later
// Random queries and filters made of what the statements say, so that most of them match something.
#pragma once

#include <random>
#include <string>

#include "searcher/search/filters.h"
#include "tests/judge/brute_force.h"

namespace cotejo {

class RandomQuery {
 public:
  RandomQuery(const BruteForce& judge, std::uint32_t seed) : judge_(judge), random_(seed) {}

  /// Text of a query: words (at times without accents, in capitals, or negated), phrases, fields,
  /// dates, brackets.
  std::string query();
  Filters filters();

 private:
  std::size_t below(std::size_t limit);
  const Statement& any_statement();
  std::string words(std::size_t count);
  std::string leaf();

  const BruteForce& judge_;
  std::mt19937 random_;
};

}  // namespace cotejo
