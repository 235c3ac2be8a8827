// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts a query into its tokens: words, phrases in any quote glyph, operators, brackets, fields.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/index/field_table.h"
#include "searcher/query/query_tree.h"

namespace cotejo {

struct QueryToken {
  enum class Kind { kWord, kPhrase, kPrefix, kField, kOpen, kClose, kAnd, kOr, kNot, kMinus, kEnd };

  Kind kind = Kind::kEnd;
  std::string text;                       ///< of words, phrases, prefixes; of an operator as typed
  Field field{};                          ///< kField
  bool date_since = false;                ///< kField: it was since:/desde:
  bool date_until = false;                ///< kField: it was until:/hasta:
  unsigned slop = 0;                      ///< kPhrase
  std::vector<WordBeginning> beginnings;  ///< kPhrase
  std::size_t column = 0;                 ///< 1-based code point
  std::size_t last = 0;                   ///< code points of the query up to its end
  bool glued = false;                     ///< no white space before it
};

/// Tokens with a kEnd behind them. Whatever is skipped or joined is told in `notes`.
/// Errors have code "bad-query" and a column.
Result<std::vector<QueryToken>> lex_query(std::string_view query, std::vector<std::string>& notes);

inline constexpr std::size_t kMaxQueryCharacters = 10'000;
inline constexpr std::size_t kMinPrefixCharacters = 2;
inline constexpr unsigned kMaxSlop = 100;

inline constexpr std::string_view kStarWithin =
    "* can only stand at the end of a word, as in diplom*";
std::string too_few_letters();

/// An Error that points at a column.
Error query_error(std::size_t column, std::string message);

}  // namespace cotejo
