// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/pages/wording.h"

#include "core/base/timestamp.h"

#include <algorithm>

#include "core/statement/statement.h"

namespace cotejo {
namespace {

// Gives the pieces of a pattern in order: `text` for what stands in it, `blank` for each {0}…{9}.
template <typename Text, typename Blank>
void walk(std::string_view pattern, Text text, Blank blank) {
  while (!pattern.empty()) {
    const std::size_t brace = pattern.find('{');
    if (brace == std::string_view::npos || brace + 2 >= pattern.size()) return text(pattern);
    text(pattern.substr(0, brace));
    blank(static_cast<std::size_t>(pattern[brace + 1] - '0'));
    pattern.remove_prefix(brace + 3);
  }
}

Word offset(Word first, std::size_t by) {
  return static_cast<Word>(static_cast<std::size_t>(first) + by);
}

}  // namespace

Html Wording::say(Word word, std::initializer_list<Html> blanks) const {
  Html html;
  walk((*this)[word], [&](std::string_view text) { html += text; },
       [&](std::size_t blank) {
         if (blank < blanks.size()) html += blanks.begin()[blank];
       });
  return html;
}

std::string Wording::plain(Word word, std::initializer_list<std::string_view> blanks) const {
  std::string out;
  walk((*this)[word], [&](std::string_view text) { out += text; },
       [&](std::size_t blank) {
         if (blank < blanks.size()) out += blanks.begin()[blank];
       });
  return out;
}

std::string Wording::counted(Word one, Word many, std::uint64_t count) const {
  return plain(count == 1 ? one : many, {number(count)});
}

std::string Wording::number(std::uint64_t number) const {
  std::string digits = std::to_string(number);
  const std::string_view gap = (*this)[Word::kThousandsSign];
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, gap);
  }
  return digits;
}

std::string Wording::date(const Date& date) const {
  const std::string year = std::to_string(date.year);
  if (!date.has_month()) return year;
  const std::string_view month = (*this)[offset(Word::kJanuary, date.month - 1)];
  if (!date.has_day()) return plain(Word::kMonthOfYear, {month, year});
  return plain(Word::kDayOfMonth, {std::to_string(date.day), month, year});
}

std::string Wording::day(std::string_view timestamp) const {
  const std::string iso = iso_day(timestamp);
  const auto known = parse_date(iso);
  return known ? date(*known) : iso;
}

std::string_view Wording::short_month(unsigned month) const {
  const std::string_view name = (*this)[offset(Word::kJanuary, month - 1)];
  return name.substr(0, 3);
}

std::string Wording::language_name(std::string_view code) const {
  if (code == "es") return std::string((*this)[Word::kSpanish]);
  if (code == "en") return std::string((*this)[Word::kEnglish]);
  return code.empty() ? std::string((*this)[Word::kNotGiven]) : std::string(code);
}

std::string Wording::kind_name(std::string_view kind) const {
  const auto known = std::find(kKinds.begin(), kKinds.end(), kind);
  if (known == kKinds.end()) return std::string(kind);
  return std::string(
      (*this)[offset(Word::kKindStatement, static_cast<std::size_t>(known - kKinds.begin()))]);
}

}  // namespace cotejo
