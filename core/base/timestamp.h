// SPDX-License-Identifier: GPL-3.0-or-later
// Moments, as sortable text: when a record was seen, since when and until when a text stood.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/date.h"

namespace cotejo {

/// UTC, to the second: "20260305120000". Sorts as text; empty: no moment.
using Timestamp = std::string;

/// Reads "2026-03-05", "2026-03-05T12:00", "2026-03-05 12:00:00.5+02:00" (no zone: UTC) and the
/// digits of web archives, "20260305120000" and "20260305". A day alone is its first second.
/// Nothing if it is none of these, or vaguer than a day.
std::optional<Timestamp> parse_timestamp(std::string_view text);

/// The first and the last second of the days that a date can stand for.
Timestamp start_of(const Date& date);
Timestamp end_of(const Date& date);

/// "2026-03-05T12:00:00Z"; empty for empty.
std::string iso_timestamp(std::string_view timestamp);
/// "Thu, 05 Mar 2026 12:00:00 GMT", as in mail and RSS (RFC 5322, RFC 1123); empty for empty.
std::string mail_timestamp(std::string_view timestamp);
/// "2026-03-05"; empty for empty.
std::string iso_day(std::string_view timestamp);

/// The second after.
Timestamp second_after(std::string_view timestamp);

/// Now.
Timestamp timestamp_now();

}  // namespace cotejo
