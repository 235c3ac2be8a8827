// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/date_range.h"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <optional>

#include "core/base/date_words.h"

namespace cotejo {
namespace {

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
  auto date = parse_query_date(without_outer_spaces(text.substr(comparison.sign.size())));
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

Result<Date> parse_query_date(std::string_view text) {
  auto date = parse_date_words(text);
  if (!date) return Error{"bad-query", date.error().message};
  return *date;
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
    auto date = parse_query_date(part);
    if (!date) return date.error();
    end = *date;
    return std::nullopt;
  };
  if (dots == std::string_view::npos) {
    if (const Comparison* comparison = find_comparison(text)) {
      return parse_compared(*comparison, text);
    }
    if (auto error = read(text, range.since)) return *error;
    if (!range.since) return parse_query_date(text).error();
    range.until = range.since;
    return range;
  }
  if (auto error = read(text.substr(0, dots), range.since)) return *error;
  if (auto error = read(text.substr(dots + 2), range.until)) return *error;
  if (!range.since && !range.until) return parse_query_date(text).error();
  if (range.since && range.until && range.since->first_day() > range.until->last_day()) {
    return Error{"bad-query", fmt::format("the range ends ({}) before it begins ({})",
                                          range.until->to_string(), range.since->to_string())};
  }
  return range;
}

}  // namespace cotejo
