// SPDX-License-Identifier: GPL-3.0-or-later
// Dates as pages and documents print them, in both languages: "March 5, 2026", "5 de marzo de
// 2026".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/date.h"

namespace cotejo {

/// A date at the beginning of `text`: ISO 8601, or with the month in words ("Thu, 05 Mar 2026
/// 10:00", "jueves, 5 de marzo de 2026"). Figures that may be read in two ways ("05/03/2026") are
/// none.
std::optional<Date> read_date(std::string_view text);

/// The first whole day, with the month in words, that stands in `text`.
std::optional<Date> find_date(std::string_view text);

/// A date in `text` as `format` has it: %d day, %m month, %Y year with four figures, %B the name of
/// a month in either language, or the beginning of it; other characters as they are, a space for
/// any white space. The first place that fits counts.
std::optional<Date> read_date(std::string_view text, std::string_view format);

/// What is wrong with a format; empty: nothing.
std::string date_format_fault(std::string_view format);

}  // namespace cotejo
