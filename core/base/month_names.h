// SPDX-License-Identifier: GPL-3.0-or-later
// The names of the months in Spanish and English, in small letters.
#pragma once

#include <array>
#include <string_view>

namespace cotejo {

using MonthNames = std::array<std::string_view, 12>;

inline constexpr MonthNames kSpanishMonths{"enero",      "febrero", "marzo",     "abril",
                                           "mayo",       "junio",   "julio",     "agosto",
                                           "septiembre", "octubre", "noviembre", "diciembre"};
inline constexpr MonthNames kEnglishMonths{"january",   "february", "march",    "april",
                                           "may",       "june",     "july",     "august",
                                           "september", "october",  "november", "december"};
/// What septiembre is in much of America.
inline constexpr std::string_view kSetiembre = "setiembre";

/// 1 to 12; 0: no month. In either language, whole or by its first three letters or more;
/// setiembre whole: "set" is a word of its own. `word` is in small letters.
unsigned month_named(std::string_view word);
/// The same where a month is known to stand: "set" is one there.
unsigned month_written(std::string_view word);

}  // namespace cotejo
