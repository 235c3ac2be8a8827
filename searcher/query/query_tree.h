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
  std::optional<Field> field;  ///< words and phrases: look in this field only
  unsigned slop = 0;           ///< kPhrase: 0 = exact
  DateRange range;
  std::vector<QueryNode> children;
  std::size_t column = 0;  ///< 1-based code point in the query where it begins
};

/// The tree as a query: canonical, and read back as the same tree (columns aside), unless brackets
/// and escapes that it needs take a query near the parser's limits over them.
std::string read_back(const QueryNode& node);

/// A query as read: the tree, and whatever was not taken literally.
struct ParsedQuery {
  QueryNode root;
  std::vector<std::string> notes;
};

}  // namespace cotejo
