// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/date.h"

#include <fmt/format.h>

#include <chrono>
#include <optional>

#include "core/base/utf8.h"

namespace cotejo {
namespace {

std::optional<unsigned> read_digits(std::string_view text, std::size_t from, std::size_t count) {
  if (text.size() < from + count) return std::nullopt;
  unsigned value = 0;
  for (char c : text.substr(from, count)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + static_cast<unsigned>(c - '0');
  }
  return value;
}

// "T10:30", " 10:30:00Z", "T10:30:00.123+02:00": shape only, the day is what counts.
bool is_time_of_day(std::string_view text) {
  if (text.size() < 6 || (text[0] != 'T' && text[0] != ' ')) return false;
  const auto hour = read_digits(text, 1, 2);
  const auto minute = read_digits(text, 4, 2);
  if (!hour || !minute || text[3] != ':' || *hour > 24 || *minute > 59) return false;
  return text.substr(6).find_first_not_of("0123456789:.+-Z") == std::string_view::npos;
}

Error bad_date(std::string_view text, std::string_view why) {
  constexpr std::size_t kShownBytes = 80;  // no date is longer, and messages are read by people
  return {"bad-date", fmt::format("date '{}' {}; write YYYY-MM-DD, YYYY-MM or YYYY",
                                  truncate_utf8(text, kShownBytes), why)};
}

}  // namespace

std::string Date::to_string() const {
  if (!has_month()) return fmt::format("{:04}", year);
  if (!has_day()) return fmt::format("{:04}-{:02}", year, month);
  return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

Date Date::first_day() const {
  return {year, has_month() ? month : 1, has_day() ? day : 1};
}

Date Date::last_day() const {
  if (has_day()) return *this;
  const unsigned last_month = has_month() ? month : 12;
  const std::chrono::year_month_day_last last{std::chrono::year(year) / last_month /
                                              std::chrono::last};
  return {year, last_month, static_cast<unsigned>(last.day())};
}

Result<Date> parse_date(std::string_view text) {
  const auto year = read_digits(text, 0, 4);
  if (!year) return bad_date(text, "does not begin with a four-digit year");
  if (*year == 0) return bad_date(text, "has year 0");
  Date date{static_cast<int>(*year), 0, 0};
  if (text.size() == 4) return date;
  const auto month = read_digits(text, 5, 2);
  if (text[4] != '-' || !month) return bad_date(text, "is not understood");
  if (*month < 1 || *month > 12) return bad_date(text, "has no such month");
  date.month = *month;
  if (text.size() == 7) return date;
  const auto day = read_digits(text, 8, 2);
  if (text[7] != '-' || !day) return bad_date(text, "is not understood");
  date.day = *day;
  const auto civil = std::chrono::year(date.year) / date.month / date.day;
  if (!civil.ok()) return bad_date(text, "has no such day");
  if (text.size() > 10 && !is_time_of_day(text.substr(10))) {
    return bad_date(text, "has something behind the day");
  }
  return date;
}

}  // namespace cotejo
