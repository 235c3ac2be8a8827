// SPDX-License-Identifier: GPL-3.0-or-later
// Queries that nobody would write, and some that somebody might: made by the grammar, or out of
// real ones by mutation. The same seed gives the same query.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace cotejo {

class QuerySource {
 public:
  /// `seeds`: real queries, which mutations begin from.
  explicit QuerySource(std::vector<std::string> seeds) : seeds_(std::move(seeds)) {}

  /// The query of that number; any bytes.
  std::string query(std::uint64_t number);

 private:
  std::uint64_t next();
  std::size_t below(std::size_t limit) { return next() % limit; }
  bool one_in(std::size_t many) { return below(many) == 0; }
  template <typename Range>
  const auto& any(const Range& of) {
    return of[below(std::size(of))];
  }

  std::string word();
  std::string phrase();
  std::string date();
  std::string operand(std::size_t depth);
  std::string grammar(std::size_t depth);
  std::string odd_character();
  void mutate(std::string& query);
  std::string very_long();

  std::vector<std::string> seeds_;
  std::uint64_t state_ = 0;
};

}  // namespace cotejo
