// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/date_words.h"

#include <fmt/format.h>

#include <cctype>
#include <vector>

#include "core/base/month_names.h"

namespace cotejo {
namespace {

// "5 de marzo del año 2026", "the 1st of March", "1.º de marzo"
bool is_filler(std::string_view word) {
  for (std::string_view filler : {"de", "del", "año", "of", "the", "º"}) {
    if (word == filler) return true;
  }
  return false;
}

std::vector<std::string> lower_words(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  const auto finish = [&] {
    if (!word.empty()) words.push_back(word);
    word.clear();
  };
  for (char c : text) {
    if (c == ' ' || c == ',' || c == '.' || c == '\t') {
      finish();
    } else {
      word.push_back(static_cast<char>(std::tolower(static_cast<unsigned char>(c))));
    }
  }
  finish();
  return words;
}

unsigned number_of(const std::string& word) {
  unsigned value = 0;
  std::size_t at = 0;
  while (at < word.size() && at < 4 && word[at] >= '0' && word[at] <= '9') {
    value = value * 10 + static_cast<unsigned>(word[at++] - '0');
  }
  const std::string_view rest = std::string_view(word).substr(at);
  const bool ordinal = rest == "st" || rest == "nd" || rest == "rd" || rest == "th" ||
                       rest == "º" || rest == "ro" || rest == "er";
  return at != 0 && (rest.empty() || ordinal) ? value : 0;
}

Error not_a_date(std::string_view text) {
  if (const auto numeric = read_numeric_date(text)) {
    return {"bad-date", numeric->other
                            ? fmt::format("'{}' could be two dates; write YYYY-MM-DD", text)
                            : fmt::format("'{}' is written {}", text, numeric->date.to_string())};
  }
  return {"bad-date",
          fmt::format("'{}' is no date; write 2026, 2026-03, 2026-03-05, \"marzo 2026\", "
                      "\"5 March 2026\" or a range 2025..2026-03",
                      text)};
}

// The numbers of "05/03/2026"; fewer or more than three: it is not of that form.
std::vector<unsigned> numbers_of(std::string_view text) {
  std::vector<unsigned> numbers(1, 0);
  std::size_t digits = 0;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      if (++digits > 4) return {};
      numbers.back() = numbers.back() * 10 + static_cast<unsigned>(c - '0');
    } else if ((c == '/' || c == '.' || c == '-') && digits != 0) {
      numbers.push_back(0);
      digits = 0;
    } else {
      return {};
    }
  }
  return digits == 0 ? std::vector<unsigned>() : numbers;
}

std::optional<Date> real_day(unsigned year, unsigned month, unsigned day) {
  if (month == 0 || day == 0) return std::nullopt;
  const auto date = parse_date(Date{static_cast<int>(year), month, day}.to_string());
  if (!date) return std::nullopt;
  return *date;
}

}  // namespace

Result<Date> parse_date_words(std::string_view text) {
  if (!text.empty() && text.find_first_not_of("0123456789-") == std::string_view::npos) {
    auto date = parse_date(text);
    if (!date) return Error{"bad-date", date.error().message};
    return *date;
  }
  Date date;
  for (const std::string& word : lower_words(text)) {
    if (is_filler(word)) continue;
    const unsigned number = number_of(word);
    const unsigned month = month_named(word);
    if (month != 0 && date.month == 0) {
      date.month = month;
    } else if (number >= 1000 && date.year == 0) {
      date.year = static_cast<int>(number);
    } else if (number >= 1 && number <= 31 && date.day == 0) {
      date.day = number;
    } else {
      return not_a_date(text);
    }
  }
  if (date.year == 0 && date.month != 0) {
    return Error{"bad-date", fmt::format("'{0}' has no year; write {0} 2026", text)};
  }
  if (date.year == 0 || date.month == 0) return not_a_date(text);
  auto checked = parse_date(date.to_string());
  if (!checked) return Error{"bad-date", checked.error().message};
  return *checked;
}

DateWordKind date_word_kind(std::string_view word) {
  const std::vector<std::string> parts = lower_words(word);
  DateWordKind kind = parts.empty() ? DateWordKind::kNone : DateWordKind::kFiller;
  for (const std::string& part : parts) {
    if (month_named(part) != 0 || number_of(part) != 0) {
      kind = DateWordKind::kPart;
    } else if (!is_filler(part)) {
      return DateWordKind::kNone;
    }
  }
  return kind;
}

std::optional<NumericDate> read_numeric_date(std::string_view text) {
  const std::vector<unsigned> numbers = numbers_of(text);
  if (numbers.size() != 3) return std::nullopt;
  constexpr unsigned kFirstYear = 1000;  // two figures of a year are not guessed at
  if (numbers[0] >= kFirstYear) {
    const auto date = real_day(numbers[0], numbers[1], numbers[2]);
    return date ? std::optional(NumericDate{*date, std::nullopt}) : std::nullopt;
  }
  if (numbers[2] < kFirstYear) return std::nullopt;
  const auto day_first = real_day(numbers[2], numbers[1], numbers[0]);
  const auto month_first = real_day(numbers[2], numbers[0], numbers[1]);
  if (day_first && month_first && *day_first != *month_first) {
    return NumericDate{*day_first, *month_first};
  }
  if (day_first) return NumericDate{*day_first, std::nullopt};
  if (month_first) return NumericDate{*month_first, std::nullopt};
  return std::nullopt;
}

}  // namespace cotejo
