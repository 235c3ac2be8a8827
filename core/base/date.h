// SPDX-License-Identifier: GPL-3.0-or-later
// A calendar date that may be known only to the month or the year, as archives have them.
#pragma once

#include <compare>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace cotejo {

/// Year, year and month, or full day. Ordered by its first possible day, the vaguer first.
struct Date {
  int year = 0;        ///< 1–9999
  unsigned month = 0;  ///< 1–12, 0 = unknown
  unsigned day = 0;    ///< 1–31, 0 = unknown

  bool has_month() const { return month != 0; }
  bool has_day() const { return day != 0; }
  /// "2026-03-05", "2026-03" or "2026": as precise as it is known.
  std::string to_string() const;
  /// The first and the last day it can stand for.
  Date first_day() const;
  Date last_day() const;

  auto operator<=>(const Date&) const = default;
};

/// Reads ISO 8601 "YYYY", "YYYY-MM" or "YYYY-MM-DD" (a time after T or a space is accepted and
/// dropped only if well-formed). Days that no calendar has are an error with code "bad-date".
Result<Date> parse_date(std::string_view text);

}  // namespace cotejo
