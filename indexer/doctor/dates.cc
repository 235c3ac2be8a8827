// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <optional>
#include <vector>

#include "core/base/date_words.h"
#include "core/base/utf8.h"
#include "indexer/doctor/examine.h"
#include "indexer/doctor/parts.h"

namespace cotejo {
namespace {

constexpr int kFirstYear = 1800;  // before it, no foreign ministry issued statements

std::vector<std::string_view> words_of(std::string_view line) {
  std::vector<std::string_view> words;
  std::size_t at = 0;
  while (at < line.size()) {
    const std::size_t begin = line.find_first_not_of(" \t", at);
    if (begin == std::string_view::npos) break;
    at = std::min(line.find_first_of(" \t", begin), line.size());
    words.push_back(line.substr(begin, at - begin));
  }
  return words;
}

std::string_view trim_marks(std::string_view word) {
  constexpr std::string_view kMarks = "()[],.;:-–—";
  while (!word.empty() && kMarks.find(word.front()) != std::string_view::npos) {
    word.remove_prefix(1);
  }
  while (!word.empty() && kMarks.find(word.back()) != std::string_view::npos) {
    word.remove_suffix(1);
  }
  return word;
}

// A full date that a dateline gives: "Buenos Aires, 5 de marzo de 2026.-", "March 5, 2026". At
// most `kPlaceWords` words stand before it, and nothing, or a dash, after it.
std::optional<Date> dateline_date(std::string_view line) {
  constexpr std::size_t kPlaceWords = 5;
  constexpr std::size_t kLongestDate = 6;  // 5 de marzo del año 2026
  const std::vector<std::string_view> words = words_of(line.substr(0, 120));
  for (std::size_t first = 0; first < words.size() && first <= kPlaceWords; ++first) {
    // "On June 19, 1865 –" is no dateline: a place ends in a mark.
    if (first > 0 && trim_marks(words[first - 1]).size() == words[first - 1].size()) continue;
    for (std::size_t length = kLongestDate; length >= 3; --length) {
      if (first + length > words.size()) continue;
      if (date_word_kind(trim_marks(words[first + length - 1])) != DateWordKind::kPart) continue;
      std::string text;
      for (std::size_t i = first; i < first + length; ++i) {
        text += std::string(i == first ? "" : " ") + std::string(trim_marks(words[i]));
      }
      const auto date = parse_date_words(text);
      if (!date || !date->has_day()) continue;
      const std::string_view last = words[first + length - 1];
      const bool at_end = first + length == words.size();
      const std::string_view next = at_end ? std::string_view() : words[first + length];
      const bool marked = last.ends_with('-') || last.ends_with("—") || last.ends_with("–") ||
                          next.starts_with('-') || next.starts_with("—") || next.starts_with("–");
      if (at_end || marked) return *date;
      return std::nullopt;
    }
  }
  return std::nullopt;
}

// Days between two dates; both have their day.
long days_apart(const Date& a, const Date& b) {
  const auto days = [](const Date& date) {
    return std::chrono::sys_days(std::chrono::year(date.year) / static_cast<int>(date.month) /
                                 static_cast<int>(date.day));
  };
  return std::labs((days(a) - days(b)).count());
}

void examine_dateline(const Statement& s, Findings& findings) {
  constexpr int kLines = 4;
  constexpr long kDaysBetween = 3;  // a text may be published some days after it was dated
  if (!s.date.has_day()) return;
  const std::string_view text = s.turns.empty() ? std::string_view(s.body) : s.turns.front().text;
  std::size_t at = 0;
  for (int line = 0; line < kLines && at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view here = text.substr(at, end - at);
    at = end + 1;
    if (here.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    ++line;
    // A line below a motto or a quotation tells when that was said.
    if (here.starts_with('-') || here.starts_with("–") || here.starts_with("—")) return;
    const auto date = dateline_date(here);
    if (!date) continue;
    if (days_apart(*date, s.date) > kDaysBetween) {
      findings.push_back({"dateline-differs",
                          fmt::format("dated {}, but its text begins with {}: see which is right",
                                      s.date.to_string(), date->to_string())});
    }
    return;
  }
}

}  // namespace

void examine_dates(const Statement& s, const Date& latest, Findings& findings) {
  if (s.date.first_day() > latest) {
    findings.push_back({"future-date", fmt::format("dated {}, in the future", s.date.to_string())});
  }
  if (s.date.year < kFirstYear) {
    findings.push_back({"old-date", fmt::format("dated {}: a figure of the year may be missing",
                                                s.date.to_string())});
  }
  examine_dateline(s, findings);
  if (s.retrieved.empty()) return;
  const auto retrieved = parse_date(s.retrieved);
  if (!retrieved) {
    findings.push_back(
        {"retrieved-unclear", fmt::format("retrieved '{}' is no date or time in ISO 8601: write "
                                          "2026-03-05T10:00:00Z",
                                          truncate_utf8(s.retrieved, 80))});
  } else if (retrieved->last_day() < s.date.first_day()) {
    findings.push_back(
        {"retrieved-before", fmt::format("retrieved {}, before the day it is dated, {}",
                                         retrieved->to_string(), s.date.to_string())});
  } else if (retrieved->first_day() > latest) {
    findings.push_back(
        {"retrieved-unclear", fmt::format("retrieved {}, in the future", retrieved->to_string())});
  }
}

Date latest_plausible_day() {
  using namespace std::chrono;
  const year_month_day day(floor<days>(system_clock::now()) + days(1));
  return {static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
          static_cast<unsigned>(day.day())};
}

}  // namespace cotejo
