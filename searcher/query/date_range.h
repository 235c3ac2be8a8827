// SPDX-License-Identifier: GPL-3.0-or-later
// Dates as people type them into a query: 2026-03, marzo 2026, March 5, 2026, 2025..2026-03-05.
#pragma once

#include <string_view>

#include "core/base/result.h"
#include "searcher/query/query_tree.h"

namespace cotejo {

/// One date, in ISO 8601 or in Spanish or English words. The Error has no column.
Result<Date> parse_query_date(std::string_view text);

/// Is the text ">", ">=", "<" or "<=" alone?
bool is_comparison_sign(std::string_view text);

/// A date, a range "a..b", "a..", "..b" of them, or a comparison ">a", ">=a", "<a", "<=a". A
/// reversed range is an error.
Result<DateRange> parse_date_range(std::string_view text);

}  // namespace cotejo
