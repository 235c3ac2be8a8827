// SPDX-License-Identifier: GPL-3.0-or-later
// What stands behind date: in a query, quoted or not: how far does the date go?
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace cotejo {

struct DateValue {
  std::string text;      ///< for parse_date_range(), without quotation marks
  std::size_t last = 0;  ///< characters of the query up to its end
};

/// The value at `at` of the query `text`, behind the date field `name`: one word, a phrase, two
/// phrases joined by "..", or the most words without quotation marks that make a date together; a
/// note tells of those. Text that is no date is given as it is, for the parser to refuse. The Error
/// has code "bad-query" and a column: quotation marks that do not close.
Result<DateValue> read_date_value(std::u32string_view text, std::size_t at, const std::string& name,
                                  std::vector<std::string>& notes);

}  // namespace cotejo
