// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/article/article_dates.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "core/base/month_names.h"
#include "core/base/utf8.h"
#include "searcher/article/paragraphs.h"

namespace cotejo {
namespace {

using Words = std::vector<ArticleWord>;

constexpr std::array<std::string_view, 7> kEnglishDays{"sunday",   "monday", "tuesday", "wednesday",
                                                       "thursday", "friday", "saturday"};
constexpr std::array<std::string_view, 7> kSpanishDays{"domingo", "lunes",   "martes", "miércoles",
                                                       "jueves",  "viernes", "sábado"};

template <std::size_t kSize>
unsigned place_in(const std::array<std::string_view, kSize>& names, std::string_view form) {
  return static_cast<unsigned>(std::find(names.begin(), names.end(), form) - names.begin());
}

// 1–12; 0: no month. English ones are capital, and may be cut short: Sept.
unsigned month_of(const ArticleWord& word) {
  if (!word.is_word()) return 0;
  if (word.form == kSetiembre) return 9;
  if (const unsigned month = place_in(kSpanishMonths, word.form); month < 12) return month + 1;
  if (!word.capital) return 0;
  for (unsigned month = 0; month < 12; ++month) {
    if (word.form.size() >= 3 && kEnglishMonths[month].starts_with(word.form)) return month + 1;
  }
  return 0;
}

// The number a word begins with, of at most four digits: 5, 5th, 1º. 0: none.
int number_of(const ArticleWord& word) {
  if (!word.is_word() || word.form.empty()) return 0;
  int number = 0;
  std::size_t digits = 0;
  while (digits < word.form.size() && word.form[digits] >= '0' && word.form[digits] <= '9') {
    if (++digits > 4) return 0;
    number = number * 10 + (word.form[digits - 1] - '0');
  }
  const bool tail = word.form.size() - digits > 2;
  return tail ? 0 : number;
}

bool is_year(int number) {
  return number >= 1900 && number < 2100;
}
bool is_day(int number) {
  return number >= 1 && number <= 31;
}

std::chrono::sys_days days_of(const Date& date) {
  return std::chrono::year{date.year} / static_cast<int>(date.month) / static_cast<int>(date.day);
}

Date date_of(std::chrono::sys_days days) {
  const std::chrono::year_month_day day(days);
  return {static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
          static_cast<unsigned>(day.day())};
}

class DateReader {
 public:
  DateReader(const Words& words, std::size_t last, const std::optional<Date>& published)
      : words_(words), last_(last), published_(published) {}

  std::optional<DateMention> at(std::size_t i) const {
    const ArticleWord& word = words_[i];
    if (!word.is_word()) return std::nullopt;
    if (word.form.size() == 10 && word.form[4] == '-') {
      const auto date = parse_date(word.form);
      if (date) return DateMention{i, i + 1, *date};
    }
    if (auto found = day_first(i)) return found;
    if (auto found = month_first(i)) return found;
    return relative(i);
  }

 private:
  int number_at(std::size_t i) const { return i < last_ ? number_of(words_[i]) : 0; }
  unsigned month_at(std::size_t i) const { return i < last_ ? month_of(words_[i]) : 0; }
  bool is_of(std::size_t i) const { return i < last_ && words_[i].is(kOfPart); }

  // A year behind a date, also behind "de", "del año" or a comma; 0: none. Moves `i` behind it.
  int year_from(std::size_t& i) const {
    std::size_t at = i;
    if (at < last_ && (words_[at].is_sign(",") || words_[at].is(kOfPart))) ++at;
    if (at < last_ && words_[at].form == "año") ++at;
    const int year = number_at(at);
    if (!is_year(year)) return 0;
    i = at + 1;
    return year;
  }

  // 5 de marzo de 2026, 5 March 2026
  std::optional<DateMention> day_first(std::size_t i) const {
    const int day = number_at(i);
    if (!is_day(day)) return std::nullopt;
    std::size_t next = i + 1;
    if (is_of(next)) ++next;
    const unsigned month = month_at(next);
    if (month == 0) return std::nullopt;
    ++next;
    const int year = year_from(next);
    return mention(i, next, year, month, static_cast<unsigned>(day));
  }

  // March 5, 2026; marzo de 2026
  std::optional<DateMention> month_first(std::size_t i) const {
    const unsigned month = month_at(i);
    if (month == 0) return std::nullopt;
    std::size_t next = i + 1;
    const int day = number_at(next);
    if (is_day(day)) {
      ++next;
      const int year = year_from(next);
      return mention(i, next, year, month, static_cast<unsigned>(day));
    }
    const int year = year_from(next);
    if (year == 0) return std::nullopt;
    return mention(i, next, year, month, 0);
  }

  std::optional<DateMention> mention(std::size_t first, std::size_t last, int year, unsigned month,
                                     unsigned day) const {
    Date date{year, month, day};
    if (year == 0) {
      if (!published_) return std::nullopt;
      date.year = published_->year;
      // Of the same month a later day may be meant as well; of a later month, last year's is.
      if (published_->has_month() && month > published_->month) --date.year;
    }
    if (day != 0 && !parse_date(date.to_string())) return std::nullopt;
    return DateMention{first, last, date};
  }

  std::optional<DateMention> relative(std::size_t i) const {
    if (!published_ || !published_->has_day()) return std::nullopt;
    const std::string& form = words_[i].form;
    const auto today = days_of(*published_);
    const auto back = [&](int days) {
      return DateMention{i, i + 1, date_of(today - std::chrono::days{days})};
    };
    if (form == "today" || form == "hoy" || form == "tonight") return back(0);
    if (form == "yesterday" || form == "ayer" || form == "anoche") return back(1);
    if (form == "anteayer") return back(2);
    unsigned day = place_in(kSpanishDays, form);
    if (day == kSpanishDays.size() && words_[i].capital) day = place_in(kEnglishDays, form);
    if (day >= kSpanishDays.size() || is_coming(i)) return std::nullopt;
    const unsigned now = std::chrono::weekday(today).c_encoding();
    return back(static_cast<int>((now + 7 - day) % 7));
  }

  // Next Thursday, el próximo jueves, el jueves próximo: not yet.
  bool is_coming(std::size_t i) const {
    for (const std::size_t at : {i - 1, i + 1}) {
      if (at >= words_.size() || (at > i && at >= last_)) continue;
      for (std::string_view word : {"next", "coming", "próximo", "próxima", "siguiente"}) {
        if (words_[at].form == word) return true;
      }
    }
    return false;
  }

  const Words& words_;
  std::size_t last_;
  const std::optional<Date>& published_;
};

}  // namespace

std::vector<DateMention> dates_in(const Words& words, std::size_t first, std::size_t last,
                                  const std::optional<Date>& published) {
  std::vector<DateMention> found;
  const DateReader reader(words, last, published);
  for (std::size_t at = first; at < last;) {
    const auto mention = reader.at(at);
    if (mention) found.push_back(*mention);
    at = mention ? mention->last : at + 1;
  }
  return found;
}

std::optional<Date> date_at_head(std::string_view text) {
  constexpr std::size_t kHeadBytes = 600;
  ArticleText head;
  head.text = std::string(truncate_utf8(text, kHeadBytes));
  head.language = other_language();
  const Words words = article_words(head, {{0, head.text.size()}}, {}, Dictionary());
  for (const DateMention& mention : dates_in(words, 0, words.size(), std::nullopt)) {
    if (mention.date.has_day()) return mention.date;
  }
  return std::nullopt;
}

}  // namespace cotejo
