// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/table_dates.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "core/base/month_names.h"
#include "core/base/utf8.h"

namespace cotejo {
namespace {

constexpr unsigned kMostMonths = 12;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// One to `most` digits at the beginning, taken off; nothing if there are none, or more.
std::optional<unsigned> take_number(std::string_view& text, std::size_t least, std::size_t most) {
  std::size_t digits = 0;
  unsigned value = 0;
  while (digits < text.size() && is_digit(text[digits]) && digits <= most) {
    value = value * 10 + static_cast<unsigned>(text[digits++] - '0');
  }
  if (digits < least || digits > most) return std::nullopt;
  text.remove_prefix(digits);
  return value;
}

// Letters at the beginning, taken off, in small letters; accents as they are.
std::string take_word(std::string_view& text) {
  std::string word;
  while (!text.empty()) {
    const char c = text.front();
    const bool is_capital = c >= 'A' && c <= 'Z';
    if (!is_capital && !(c >= 'a' && c <= 'z') && (c & 0x80) == 0) break;
    word += is_capital ? static_cast<char>(c + ('a' - 'A')) : c;
    text.remove_prefix(1);
  }
  return word;
}

Error bad_date(std::string_view text, std::string_view why) {
  constexpr std::size_t kShownBytes = 80;
  return {"bad-date", fmt::format("date '{}' {}", truncate_utf8(text, kShownBytes), why)};
}

// "", " 10:30", "T10:30:00": shape only, the day is what counts.
bool is_time_or_nothing(std::string_view text) {
  if (text.empty()) return true;
  if (text.front() != ' ' && text.front() != 'T') return false;
  text.remove_prefix(1);
  return text.size() >= 4 && is_digit(text.front()) && text.find(':') <= 2 &&
         text.find_first_not_of("0123456789:.+-Z apmAPM") == std::string_view::npos;
}

struct NumericDate {
  unsigned first = 0;
  unsigned second = 0;
};

// "05/03/2026", "5.3.2026", "05-03-2026": two numbers and a year, one mark throughout.
std::optional<NumericDate> numeric_date(std::string_view text) {
  NumericDate date;
  const auto first = take_number(text, 1, 2);
  if (!first || text.empty()) return std::nullopt;
  const char mark = text.front();
  if (mark != '/' && mark != '.' && mark != '-') return std::nullopt;
  text.remove_prefix(1);
  const auto second = take_number(text, 1, 2);
  if (!second || !text.starts_with(mark)) return std::nullopt;
  text.remove_prefix(1);
  if (!take_number(text, 4, 4) || !is_time_or_nothing(text)) return std::nullopt;
  date.first = *first;
  date.second = *second;
  return date;
}

char mark_of(std::string_view text) {
  return text[text.find_first_of("/.-")];
}

}  // namespace

Result<Date> read_table_date(std::string_view text, const DateFormat& format,
                             std::string_view written) {
  using Unit = DateFormatPart::Unit;
  std::string_view rest = text;
  unsigned year = 0;
  unsigned month = 0;
  unsigned day = 0;
  bool fits = true;
  const auto take = [&](unsigned& part, std::size_t least, std::size_t most) {
    const auto number = take_number(rest, least, most);
    part = number.value_or(0);
    return number.has_value();
  };
  for (auto part = format.begin(); fits && part != format.end(); ++part) {
    switch (part->unit) {
      case Unit::kMark:
        fits = rest.starts_with(part->mark);
        if (fits) rest.remove_prefix(1);
        break;
      case Unit::kDay:
        fits = take(day, 1, 2);
        break;
      case Unit::kMonth:
        fits = take(month, 1, 2);
        break;
      case Unit::kMonthName:
        month = month_written(take_word(rest));
        fits = month != 0;
        break;
      case Unit::kYear:
        fits = take(year, 4, 4);
        break;
    }
  }
  if (!fits || !is_time_or_nothing(rest)) {
    return bad_date(text, fmt::format("is not written {}", written));
  }
  // Its rules of what days there are; parts that the format has and are 0 are no days either.
  std::string iso = fmt::format("{:04}", year);
  if (has_month(format)) iso += fmt::format("-{:02}", month);
  if (has_unit(format, Unit::kDay)) iso += fmt::format("-{:02}", day);
  auto date = parse_date(iso);
  if (!date) return bad_date(text, fmt::format("is no day, read as {}", written));
  return date;
}

void DateOrder::observe(std::string_view text, std::size_t line) {
  const auto date = numeric_date(text);
  if (!date) return;
  if (date->first > kMostMonths && date->second <= kMostMonths && day_first_line_ == 0) {
    day_first_line_ = line;
  }
  if (date->second > kMostMonths && date->first <= kMostMonths && month_first_line_ == 0) {
    month_first_line_ = line;
  }
}

std::string_view DateOrder::decided() const {
  if ((day_first_line_ != 0) == (month_first_line_ != 0)) return "";
  return day_first_line_ != 0 ? kDayFirst : kMonthFirst;
}

std::size_t DateOrder::decided_by() const {
  if (decided().empty()) return 0;
  return std::max(day_first_line_, month_first_line_);
}

bool DateOrder::needs_order(std::string_view text) {
  const auto date = numeric_date(text);
  return date && date->first != date->second && date->first <= kMostMonths &&
         date->second <= kMostMonths;
}

Result<Date> DateOrder::read(std::string_view text) const {
  const auto date = numeric_date(text);
  if (!date) return parse_date(text);
  if (needs_order(text) && decided().empty()) {
    return bad_date(
        text, fmt::format("may be two days, and the column {}; name its format in a column map "
                          "(--profile): date = {{column = \"…\", format = \"{}\"}}",
                          day_first_line_ != 0 ? fmt::format("has both orders (lines {} and {})",
                                                             day_first_line_, month_first_line_)
                                               : "does not show which",
                          kDayFirst));
  }
  // What needs no order reads alike in the one that fits it.
  std::string format(needs_order(text)           ? decided()
                     : date->first > kMostMonths ? kDayFirst
                                                 : kMonthFirst);
  std::replace(format.begin(), format.end(), '/', mark_of(text));
  return read_table_date(text, *parse_date_format(format), format);
}

}  // namespace cotejo
