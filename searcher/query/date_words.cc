// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/date_words.h"

#include <fmt/format.h>

#include <array>
#include <cctype>
#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace cotejo {
namespace {

constexpr std::array<std::string_view, 12> kSpanishMonths{
    "enero", "febrero", "marzo",      "abril",   "mayo",      "junio",
    "julio", "agosto",  "septiembre", "octubre", "noviembre", "diciembre"};
constexpr std::array<std::string_view, 12> kEnglishMonths{
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};

// The month a word names, in either language, whole or by its first three letters or more; 0: none.
unsigned month_of(std::string_view word) {
  if (word == "setiembre") return 9;
  for (unsigned month = 0; month < 12; ++month) {
    for (std::string_view name : {kSpanishMonths[month], kEnglishMonths[month]}) {
      if (word.size() >= 3 && name.starts_with(word)) return month + 1;
    }
  }
  return 0;
}

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
  const bool slashes = text.find('/') != std::string_view::npos;
  return {"bad-query",
          slashes ? fmt::format("'{}' could be two dates; write YYYY-MM-DD", text)
                  : fmt::format("'{}' is no date; write 2026, 2026-03, 2026-03-05, \"marzo 2026\", "
                                "\"5 March 2026\" or a range 2025..2026-03",
                                text)};
}

std::string_view without_outer_spaces(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

// ">=2026": what is later or earlier than a date, with it or without.
struct Comparison {
  std::string_view sign;
  bool later;
  bool with_it;
};

const Comparison* find_comparison(std::string_view text) {
  static constexpr std::array<Comparison, 6> kComparisons{{{">=", true, true},
                                                           {"<=", false, true},
                                                           {"≥", true, true},
                                                           {"≤", false, true},
                                                           {">", true, false},
                                                           {"<", false, false}}};
  for (const Comparison& comparison : kComparisons) {
    if (text.starts_with(comparison.sign)) return &comparison;
  }
  return nullptr;
}

Result<DateRange> parse_compared(const Comparison& comparison, std::string_view text) {
  auto date = parse_date_words(without_outer_spaces(text.substr(comparison.sign.size())));
  if (!date) return date.error();
  DateRange range;
  std::optional<Date>& end = comparison.later ? range.since : range.until;
  end = *date;
  if (comparison.with_it) return range;
  const Date edge = comparison.later ? date->last_day() : date->first_day();
  const std::chrono::year_month_day next{
      std::chrono::sys_days(std::chrono::year(edge.year) / edge.month / edge.day) +
      std::chrono::days(comparison.later ? 1 : -1)};
  const int year = static_cast<int>(next.year());
  if (year < 1 || year > 9999) {
    return Error{"bad-query",
                 fmt::format("no day is {} than {}", comparison.later ? "later" : "earlier",
                             date->to_string())};
  }
  end = Date{year, static_cast<unsigned>(next.month()), static_cast<unsigned>(next.day())};
  return range;
}

}  // namespace

Result<Date> parse_date_words(std::string_view text) {
  if (!text.empty() && text.find_first_not_of("0123456789-") == std::string_view::npos) {
    auto date = parse_date(text);
    if (!date) return Error{"bad-query", date.error().message};
    return *date;
  }
  Date date;
  for (const std::string& word : lower_words(text)) {
    if (is_filler(word)) continue;
    const unsigned number = number_of(word);
    const unsigned month = month_of(word);
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
    return Error{"bad-query", fmt::format("'{0}' has no year; write {0} 2026", text)};
  }
  if (date.year == 0 || date.month == 0) return not_a_date(text);
  auto checked = parse_date(date.to_string());
  if (!checked) return Error{"bad-query", checked.error().message};
  return *checked;
}

DateWordKind date_word_kind(std::string_view word) {
  const std::vector<std::string> parts = lower_words(word);
  DateWordKind kind = parts.empty() ? DateWordKind::kNone : DateWordKind::kFiller;
  for (const std::string& part : parts) {
    if (month_of(part) != 0 || number_of(part) != 0) {
      kind = DateWordKind::kPart;
    } else if (!is_filler(part)) {
      return DateWordKind::kNone;
    }
  }
  return kind;
}

bool is_comparison_sign(std::string_view text) {
  const Comparison* comparison = find_comparison(text);
  return comparison != nullptr && comparison->sign == text;
}

Result<DateRange> parse_date_range(std::string_view text) {
  text = without_outer_spaces(text);
  const std::size_t dots = text.find("..");
  DateRange range;
  const auto read = [&](std::string_view part, std::optional<Date>& end) -> std::optional<Error> {
    part = without_outer_spaces(part);
    if (part.empty()) return std::nullopt;
    auto date = parse_date_words(part);
    if (!date) return date.error();
    end = *date;
    return std::nullopt;
  };
  if (dots == std::string_view::npos) {
    if (const Comparison* comparison = find_comparison(text)) {
      return parse_compared(*comparison, text);
    }
    if (auto error = read(text, range.since)) return *error;
    if (!range.since) return not_a_date(text);
    range.until = range.since;
    return range;
  }
  if (auto error = read(text.substr(0, dots), range.since)) return *error;
  if (auto error = read(text.substr(dots + 2), range.until)) return *error;
  if (!range.since && !range.until) return not_a_date(text);
  if (range.since && range.until && range.since->first_day() > range.until->last_day()) {
    return Error{"bad-query", fmt::format("the range ends ({}) before it begins ({})",
                                          range.until->to_string(), range.since->to_string())};
  }
  return range;
}

}  // namespace cotejo
