// SPDX-License-Identifier: GPL-3.0-or-later
// Dates of feeds: RFC 822 as it is written in practice, and ISO 8601.
#pragma once

#include <optional>
#include <string_view>

#include "core/base/date.h"

namespace cotejo {

/// "Thu, 05 Mar 2026 23:30:00 -0500", "5 mar 26", "2026-03-05T23:30:00Z", "2026-03", "Mar 5, 2026".
/// The day is the one that is written, where the clock stood: no zone is converted. Years of two
/// figures as RFC 5322 has it: 00 to 49 are 20xx.
std::optional<Date> read_feed_date(std::string_view text);

}  // namespace cotejo
