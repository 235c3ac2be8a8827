// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/date_format.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace cotejo {
namespace {

using Unit = DateFormatPart::Unit;

// The next part of "%d/%m/%Y", taken off; nothing: there is no such part.
std::optional<DateFormatPart> take_percent_part(std::string_view& text) {
  const char first = text.front();
  text.remove_prefix(1);
  if (first != '%') return DateFormatPart{Unit::kMark, first};
  if (text.empty()) return std::nullopt;
  const char letter = text.front();
  text.remove_prefix(1);
  switch (letter) {
    case 'd':
      return DateFormatPart{Unit::kDay};
    case 'm':
      return DateFormatPart{Unit::kMonth};
    case 'B':
      return DateFormatPart{Unit::kMonthName};
    case 'Y':
      return DateFormatPart{Unit::kYear};
    case '%':
      return DateFormatPart{Unit::kMark, '%'};
    default:
      return std::nullopt;
  }
}

// The next part of "DD/MM/YYYY".
std::optional<DateFormatPart> take_letter_part(std::string_view& text) {
  const char first = text.front();
  const std::size_t length = std::min(text.find_first_not_of(first), text.size());
  const bool is_letter = (first >= 'A' && first <= 'Z') || (first >= '0' && first <= '9');
  if (!is_letter) {
    text.remove_prefix(1);
    return first == '\0' ? std::nullopt : std::optional(DateFormatPart{Unit::kMark, first});
  }
  text.remove_prefix(length);
  if (first == 'Y' && length == 4) return DateFormatPart{Unit::kYear};
  if (first == 'M' && length == 4) return DateFormatPart{Unit::kMonthName};
  if (first == 'M' && length < 3) return DateFormatPart{Unit::kMonth};
  if (first == 'D' && length < 3) return DateFormatPart{Unit::kDay};
  return std::nullopt;
}

std::optional<DateFormat> parts_of(std::string_view text) {
  const bool has_percent = text.find('%') != std::string_view::npos;
  DateFormat format;
  while (!text.empty()) {
    const auto part = has_percent ? take_percent_part(text) : take_letter_part(text);
    if (!part) return std::nullopt;
    format.push_back(*part);
  }
  return format;
}

bool is_whole(const DateFormat& format) {
  const auto count = [&](Unit unit) {
    return std::count_if(format.begin(), format.end(),
                         [&](const DateFormatPart& part) { return part.unit == unit; });
  };
  const auto months = count(Unit::kMonth) + count(Unit::kMonthName);
  // Without a mark between them, one digit or two could not be told apart.
  const auto unparted = std::adjacent_find(format.begin(), format.end(),
                                           [](const DateFormatPart& a, const DateFormatPart& b) {
                                             return a.unit != Unit::kMark && b.unit != Unit::kMark;
                                           });
  return count(Unit::kYear) == 1 && months <= 1 && count(Unit::kDay) <= months &&
         unparted == format.end();
}

}  // namespace

Result<DateFormat> parse_date_format(std::string_view text) {
  auto format = parts_of(text);
  if (format && is_whole(*format)) return std::move(*format);
  return Error{"bad-format",
               fmt::format("'{}' is no date format; write it as DD/MM/YYYY (D and M are the same, "
                           "MMMM is the month's name) or as %d/%m/%Y (%B is its name)",
                           text)};
}

bool has_unit(const DateFormat& format, DateFormatPart::Unit unit) {
  return std::any_of(format.begin(), format.end(),
                     [&](const DateFormatPart& part) { return part.unit == unit; });
}

bool has_month(const DateFormat& format) {
  return has_unit(format, Unit::kMonth) || has_unit(format, Unit::kMonthName);
}

}  // namespace cotejo
