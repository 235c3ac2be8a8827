// SPDX-License-Identifier: GPL-3.0-or-later
// How the dates of one site or one column are written, as its archivist says: "%d/%m/%Y" or
// "DD/MM/YYYY".
#pragma once

#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace cotejo {

/// A part of a date, or a mark that stands between two.
struct DateFormatPart {
  enum class Unit { kMark, kDay, kMonth, kMonthName, kYear };
  Unit unit = Unit::kMark;
  char mark = 0;
};
using DateFormat = std::vector<DateFormatPart>;

/// With a "%" in it: of %d, %m, %B (the month's name), %Y, and %% for one %. Else of DD or D, MM or
/// M, MMMM (the month's name) and YYYY, and no other capitals or figures. Each once at most, the
/// year always, a day with its month, and a mark between two. Error code: bad-format.
Result<DateFormat> parse_date_format(std::string_view text);

/// Has it that part?
bool has_unit(const DateFormat& format, DateFormatPart::Unit unit);
/// The month, as a number or by its name?
bool has_month(const DateFormat& format);

}  // namespace cotejo
