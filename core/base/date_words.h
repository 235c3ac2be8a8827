// SPDX-License-Identifier: GPL-3.0-or-later
// Dates as people write them, in Spanish and English words or in figures.
#pragma once

#include <optional>
#include <string_view>

#include "core/base/date.h"
#include "core/base/result.h"

namespace cotejo {

/// One date, in ISO 8601 or in Spanish or English words: "marzo 2026", "5 de marzo del año 2026",
/// "March 5th, 2026". Error code bad-date.
Result<Date> parse_date_words(std::string_view text);

/// What a word can be within such a date: a part of it, or one that says nothing ("de", "of").
enum class DateWordKind { kNone, kFiller, kPart };
DateWordKind date_word_kind(std::string_view word);

/// A date in figures, and what it is if day and month stand the other way round.
struct NumericDate {
  Date date;                  ///< the day first, unless only the month can be
  std::optional<Date> other;  ///< the month first, if that is another day
};

/// "2026/03/05", "05/03/2026", "5.3.2026", "3-13-2026"; the year has four figures. Nothing for
/// what no calendar has.
std::optional<NumericDate> read_numeric_date(std::string_view text);

}  // namespace cotejo
