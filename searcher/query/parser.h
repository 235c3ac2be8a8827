// SPDX-License-Identifier: GPL-3.0-or-later
// The one query parser: command line, saved queries, web and feeds all come through here.
#pragma once

#include <string_view>

#include "core/base/result.h"
#include "searcher/query/query_tree.h"

namespace cotejo {

inline constexpr std::size_t kMaxQueryDepth = 100;
inline constexpr std::size_t kMaxQueryNodes = 1000;

/// Reads a query; docs/query-syntax.md is its manual. The Error has code "bad-query" and the
/// column; nothing is reinterpreted silently: `notes` say what was not taken literally.
Result<ParsedQuery> parse_query(std::string_view query);

}  // namespace cotejo
