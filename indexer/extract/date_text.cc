// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/date_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "core/base/month_names.h"

namespace cotejo {
namespace {

constexpr std::array<std::string_view, 14> kWeekDays{
    "monday", "tuesday", "wednesday", "thursday",  "friday", "saturday", "sunday",
    "lunes",  "martes",  "miércoles", "miercoles", "jueves", "viernes",  "sábado"};
constexpr std::size_t kLeastLetters = 3;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
}

// Reads a text from its beginning on; a step that fails leaves the place as it was.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}

  void skip(std::string_view characters) {
    text_.remove_prefix(std::min(text_.find_first_not_of(characters), text_.size()));
  }
  bool take(char c) {
    if (text_.empty() || text_.front() != c) return false;
    text_.remove_prefix(1);
    return true;
  }
  // A number of `least` to `most` figures, no figure behind it.
  std::optional<unsigned> number(std::size_t least, std::size_t most) {
    const std::size_t count = std::min(text_.find_first_not_of("0123456789"), text_.size());
    if (count < least || count > most) return std::nullopt;
    unsigned value = 0;
    std::from_chars(text_.data(), text_.data() + count, value);
    text_.remove_prefix(count);
    return value;
  }
  // A word, in small letters; accents as they are.
  std::string word() {
    std::string word;
    while (!text_.empty() && is_word(text_.front())) {
      const char c = text_.front();
      word += c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
      text_.remove_prefix(1);
    }
    return word;
  }
  std::optional<unsigned> month() {
    const Cursor before = *this;
    if (const unsigned month = month_written(word()); month != 0) return month;
    *this = before;
    return std::nullopt;
  }
  // "Thursday", "jue": a name of a day, and what stands behind it.
  void skip_week_day() {
    const Cursor before = *this;
    const std::string name = word();
    const bool is_day = name.size() >= kLeastLetters &&
                        std::any_of(kWeekDays.begin(), kWeekDays.end(),
                                    [&](std::string_view day) { return day.starts_with(name); });
    if (!is_day && name != "domingo" && name != "sabado") {
      *this = before;
      return;
    }
    skip(".,  ");
  }
  // "de", "del", "of": between the parts of a date.
  void skip_of() {
    skip(" \t\r\n");
    const Cursor before = *this;
    const std::string name = word();
    if (name != "de" && name != "del" && name != "of") *this = before;
    skip(" \t\r\n");
  }
  std::string_view rest() const { return text_; }

 private:
  std::string_view text_;
};

std::optional<Date> checked(unsigned year, unsigned month, unsigned day) {
  const auto date = parse_date(fmt::format("{:04}-{:02}-{:02}", year, month, day));
  return date ? std::optional(*date) : std::nullopt;
}

// "5 de marzo de 2026", "5th of March, 2026", "05-Mar-2026".
std::optional<Date> day_first(Cursor at) {
  const auto day = at.number(1, 2);
  if (!day) return std::nullopt;
  const Cursor before = at;
  const std::string ordinal = at.word();
  if (ordinal != "st" && ordinal != "nd" && ordinal != "rd" && ordinal != "th" && ordinal != "º" &&
      ordinal != "°") {
    at = before;
  }
  at.skip("-./");
  at.skip_of();
  const auto month = at.month();
  if (!month) return std::nullopt;
  at.skip("-.,/");
  at.skip_of();
  at.skip(", ");
  const auto year = at.number(4, 4);
  return year ? checked(*year, *month, *day) : std::nullopt;
}

// "March 5, 2026", "Mar. 5th 2026", "marzo 5 de 2026".
std::optional<Date> month_first(Cursor at) {
  const auto month = at.month();
  if (!month) return std::nullopt;
  at.skip(". ");
  const auto day = at.number(1, 2);
  if (!day) return std::nullopt;
  const Cursor before = at;
  const std::string ordinal = at.word();
  if (ordinal != "st" && ordinal != "nd" && ordinal != "rd" && ordinal != "th") at = before;
  at.skip(", ");
  at.skip_of();
  const auto year = at.number(4, 4);
  return year ? checked(*year, *month, *day) : std::nullopt;
}

std::optional<Date> iso_first(std::string_view text) {
  constexpr std::size_t kDay = 10;
  if (text.size() < kDay || (text.size() > kDay && is_digit(text[kDay]))) return std::nullopt;
  const auto date = parse_date(text.substr(0, kDay));
  return date && date->has_day() ? std::optional(*date) : std::nullopt;
}

}  // namespace

std::optional<Date> read_date(std::string_view text) {
  Cursor at(text);
  at.skip(" \t\r\n");
  if (const auto date = iso_first(at.rest())) return date;
  if (const auto date = month_first(at)) return date;  // before "Mar." is taken for martes
  at.skip_week_day();
  if (const auto date = day_first(at)) return date;
  return month_first(at);
}

std::optional<Date> find_date(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i > 0 && (is_word(text[i - 1]) || is_digit(text[i - 1]))) continue;
    const Cursor at(text.substr(i));
    if (is_digit(text[i])) {
      if (const auto date = day_first(at)) return date;
    } else if (is_word(text[i])) {
      if (const auto date = month_first(at)) return date;
    }
  }
  return std::nullopt;
}

std::optional<Date> read_date(std::string_view text, const DateFormat& format) {
  using Unit = DateFormatPart::Unit;
  constexpr std::string_view kSpace = " \t\r\n\xC2\xA0";
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i > 0 && is_digit(text[i - 1]) && is_digit(text[i])) continue;
    Cursor at(text.substr(i));
    std::optional<unsigned> day;
    std::optional<unsigned> month;
    std::optional<unsigned> year;
    bool fits = true;
    for (auto part = format.begin(); fits && part != format.end(); ++part) {
      switch (part->unit) {
        case Unit::kMark:
          if (part->mark == ' ') {
            at.skip(kSpace);
          } else {
            fits = at.take(part->mark);
          }
          break;
        case Unit::kDay:
          fits = (day = at.number(1, 2)).has_value();
          break;
        case Unit::kMonth:
          fits = (month = at.number(1, 2)).has_value();
          break;
        case Unit::kMonthName:
          fits = (month = at.month()).has_value();
          break;
        case Unit::kYear:
          fits = (year = at.number(4, 4)).has_value();
          break;
      }
    }
    if (!fits || !year || !month) continue;
    if (day) {
      if (const auto date = checked(*year, *month, *day)) return date;
    } else if (const auto date = parse_date(fmt::format("{:04}-{:02}", *year, *month))) {
      return *date;
    }
  }
  return std::nullopt;
}

}  // namespace cotejo
