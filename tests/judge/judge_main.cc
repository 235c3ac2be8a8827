// SPDX-License-Identifier: GPL-3.0-or-later
// cotejo-judge INDEX COUNT [SEED]: reads an index's export from standard input and compares COUNT
// random queries on it, brute force against the search engine. scripts/judge calls it.
#include <cstdlib>
#include <iostream>

#include "core/statement/statement_json.h"
#include "tests/judge/compare.h"

int main(int argc, char** argv) {
  using namespace cotejo;
  if (argc < 3) {
    std::cerr << "usage: cotejo-indexer export | cotejo-judge INDEX COUNT [SEED]\n";
    return 2;
  }
  BruteForce judge;
  StatementParser parser;
  std::string line;
  while (std::getline(std::cin, line)) {
    auto statement = parser.parse(line);
    if (!statement) {
      std::cerr << "not a statement: " << statement.error().message << '\n';
      return 1;
    }
    const std::string lang = statement->lang;
    judge.add(std::move(*statement), lang);
  }
  SearchEngine engine({argv[1]});
  const auto seed = static_cast<std::uint32_t>(argc > 3 ? std::atoi(argv[3]) : 1);
  const JudgedAnswers comparison =
      compare_random(judge, engine, std::strtoul(argv[2], nullptr, 10), seed);
  for (const std::string& difference : comparison.differences) std::cout << difference << '\n';
  std::cout << comparison.queries << " queries over " << judge.size() << " statements, "
            << comparison.with_hits << " with hits, " << comparison.counts_compared
            << " facet counts compared, " << comparison.differences.size() << " differences\n";
  return comparison.differences.empty() ? 0 : 1;
}
