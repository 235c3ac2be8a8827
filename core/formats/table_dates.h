// SPDX-License-Identifier: GPL-3.0-or-later
// Dates as tables have them: 05/03/2026 is in May or in March, and only a format, or the rest of
// the column, says which. Internal to core/formats.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/base/date_format.h"

namespace cotejo {

inline constexpr std::string_view kDayFirst = "DD/MM/YYYY";
inline constexpr std::string_view kMonthFirst = "MM/DD/YYYY";

/// Reads `text` by a format; months and days may have one digit or two, and a month's name may be
/// cut short. A time of day behind it ("05/03/2026 10:30") is dropped. `written`: the format, for
/// messages. Error code: bad-date.
Result<Date> read_table_date(std::string_view text, const DateFormat& format,
                             std::string_view written);

/// Which of day and month comes first in one column.
class DateOrder {
 public:
  /// Takes notice of one cell. `line`: of its file.
  void observe(std::string_view text, std::size_t line);

  /// Reads one cell: ISO 8601, else by the order observed. A date that may be two days, in a
  /// column that decides neither, is an Error with advice. Code: bad-date.
  Result<Date> read(std::string_view text) const;

  /// kDayFirst or kMonthFirst; empty: the column does not say, or says both.
  std::string_view decided() const;
  /// The first line that shows the order that was decided; 0: none.
  std::size_t decided_by() const;

  /// Does reading this cell need an order: two numbers of at most 12 that differ?
  static bool needs_order(std::string_view text);

 private:
  std::size_t day_first_line_ = 0;
  std::size_t month_first_line_ = 0;
};

}  // namespace cotejo
