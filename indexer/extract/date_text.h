// SPDX-License-Identifier: GPL-3.0-or-later
// Dates as pages and documents print them, in both languages: "March 5, 2026", "5 de marzo de
// 2026".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/base/date_format.h"

namespace cotejo {

/// A date at the beginning of `text`: ISO 8601, or with the month in words ("Thu, 05 Mar 2026
/// 10:00", "jueves, 5 de marzo de 2026"). Figures that may be read in two ways ("05/03/2026") are
/// none.
std::optional<Date> read_date(std::string_view text);

/// The first whole day, with the month in words, that stands in `text`.
std::optional<Date> find_date(std::string_view text);

/// A date in `text` as `format` has it; a space stands for any white space, and a month's name may
/// be cut short. The first place that fits counts.
std::optional<Date> read_date(std::string_view text, const DateFormat& format);

}  // namespace cotejo
