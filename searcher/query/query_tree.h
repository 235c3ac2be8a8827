// SPDX-License-Identifier: GPL-3.0-or-later
// What the user asked, as a tree: after reading, before any word becomes a term.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/base/date.h"
#include "core/index/field_table.h"

namespace cotejo {

/// Days from `since` to `until`, both included; a missing end is open.
struct DateRange {
  std::optional<Date> since;
  std::optional<Date> until;

  bool operator==(const DateRange&) const = default;
};

/// A word of a phrase that ends in *: all words that begin so may stand in its place.
struct WordBeginning {
  std::size_t end = 0;     ///< bytes of the phrase's text up to where the * stood
  std::size_t column = 0;  ///< of the word, as QueryNode::column
};

/// One node. Which members count depends on `kind`.
struct QueryNode {
  enum class Kind {
    kAll,     ///< every statement (an empty query, or what a query of negations starts from)
    kWord,    ///< one word as typed (`text`); it may hold hyphens, dots, digits, apostrophes
    kPhrase,  ///< exact words in order (`text`); `slop` more words may stand between them
    kPrefix,  ///< words that begin with `text`
    kDate,    ///< `range`
    kAnd,     ///< all children; those of kind kNot take away
    kOr,      ///< any child
    kNot,     ///< not its one child
  };

  Kind kind = Kind::kAll;
  std::string text;
  std::optional<Field> field;             ///< words and phrases: look in this field only
  unsigned slop = 0;                      ///< kPhrase: 0 = exact
  std::vector<WordBeginning> beginnings;  ///< kPhrase: its words that end in *, in order
  DateRange range;
  std::vector<QueryNode> children;
  std::size_t column = 0;  ///< 1-based code point in the query where it begins
  /// What was typed for it, field, sign and brackets included: code points [first, last) of the
  /// query. Empty for what was not typed.
  std::size_t first = 0;
  std::size_t last = 0;
};

/// Does the node look in text, the title's included, and not in names, codes or dates?
bool looks_in_text(const QueryNode& node);

/// The tree as a query: canonical, and read back as the same tree (columns aside), unless brackets
/// and escapes that it needs take a query near the parser's limits over them.
std::string read_back(const QueryNode& node);

/// "2026-03", "2025..2026", "2025..", "..2026".
std::string range_text(const DateRange& range);

/// The query with the words, phrases and brackets of its outermost AND joined by OR. Dates, codes
/// (lang:, kind:) and exclusions go on to be required.
QueryNode with_any_word(QueryNode root);

/// A query as read: the tree, and whatever was not taken literally.
struct ParsedQuery {
  QueryNode root;
  std::vector<std::string> notes;
};

}  // namespace cotejo
