// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/timestamp.h"

#include <fmt/format.h>

#include <array>
#include <chrono>

namespace cotejo {
namespace {

using Seconds = std::chrono::sys_seconds;

std::optional<int> digits(std::string_view text, std::size_t from, std::size_t count) {
  if (text.size() < from + count) return std::nullopt;
  int value = 0;
  for (const char c : text.substr(from, count)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::optional<Seconds> make_seconds(const Date& day, int hour, int minute, int second) {
  // 24:00 is the end of a day, 60 a leap second.
  if (hour > 24 || minute > 59 || second > 60) return std::nullopt;
  const std::chrono::year_month_day civil{std::chrono::year(day.year),
                                          std::chrono::month(day.month), std::chrono::day(day.day)};
  return std::chrono::sys_days(civil) + std::chrono::hours(hour) + std::chrono::minutes(minute) +
         std::chrono::seconds(second);
}

std::optional<Timestamp> to_text(Seconds moment) {
  const auto day = std::chrono::floor<std::chrono::days>(moment);
  const std::chrono::year_month_day civil(day);
  const std::chrono::hh_mm_ss time(moment - day);
  const int year = static_cast<int>(civil.year());
  if (year < 1 || year > 9999) return std::nullopt;
  return fmt::format("{:04}{:02}{:02}{:02}{:02}{:02}", year, static_cast<unsigned>(civil.month()),
                     static_cast<unsigned>(civil.day()), time.hours().count(),
                     time.minutes().count(), time.seconds().count());
}

// Minutes east of Greenwich: "", "Z", "+02:00", "-0530", "+01".
std::optional<int> read_zone(std::string_view zone) {
  if (zone.empty() || zone == "Z" || zone == "z") return 0;
  if (zone[0] != '+' && zone[0] != '-') return std::nullopt;
  const auto hours = digits(zone, 1, 2);
  if (!hours || *hours > 14) return std::nullopt;
  std::string_view rest = zone.substr(3);
  if (!rest.empty() && rest[0] == ':') rest.remove_prefix(1);
  const auto minutes = rest.empty() ? std::optional(0) : digits(rest, 0, 2);
  if (!minutes || *minutes > 59 || rest.size() > 2) return std::nullopt;
  const int east = *hours * 60 + *minutes;
  return zone[0] == '-' ? -east : east;
}

// "T12:00", " 12:00:05", "T12:00:05.25", each with a zone behind it.
std::optional<Seconds> read_time(const Date& day, std::string_view text) {
  if (text.size() < 6 || (text[0] != 'T' && text[0] != 't' && text[0] != ' ') || text[3] != ':') {
    return std::nullopt;
  }
  const auto hour = digits(text, 1, 2);
  const auto minute = digits(text, 4, 2);
  if (!hour || !minute) return std::nullopt;
  std::size_t at = 6;
  int second = 0;
  if (at < text.size() && text[at] == ':') {
    const auto given = digits(text, at + 1, 2);
    if (!given) return std::nullopt;
    second = *given;
    at += 3;
    if (at < text.size() && (text[at] == '.' || text[at] == ',')) {
      at = std::min(text.find_first_not_of("0123456789", at + 1), text.size());
    }
  }
  const auto zone = read_zone(text.substr(at));
  const auto local = make_seconds(day, *hour, *minute, second);
  if (!zone || !local) return std::nullopt;
  return *local - std::chrono::minutes(*zone);
}

// Of text that is a Timestamp already.
Seconds to_seconds(std::string_view timestamp) {
  const auto part = [&](std::size_t from, std::size_t count) {
    return digits(timestamp, from, count).value_or(1);
  };
  const Date day{part(0, 4), static_cast<unsigned>(part(4, 2)), static_cast<unsigned>(part(6, 2))};
  return make_seconds(day, part(8, 2), part(10, 2), part(12, 2)).value_or(Seconds());
}

Timestamp with_time(const Date& day, std::string_view time) {
  return fmt::format("{:04}{:02}{:02}{}", day.year, day.month, day.day, time);
}

}  // namespace

std::optional<Timestamp> parse_timestamp(std::string_view text) {
  std::string spelled;
  if (text.find_first_not_of("0123456789") == std::string_view::npos &&
      (text.size() == 8 || text.size() == 14)) {
    spelled = fmt::format("{}-{}-{}", text.substr(0, 4), text.substr(4, 2), text.substr(6, 2));
    if (text.size() == 14) {
      spelled += fmt::format("T{}:{}:{}", text.substr(8, 2), text.substr(10, 2), text.substr(12));
    }
    text = spelled;
  }
  const auto day = parse_date(text.substr(0, 10));
  if (!day || !day->has_day()) return std::nullopt;
  if (text.size() == 10) return start_of(*day);
  const auto moment = read_time(*day, text.substr(10));
  return moment ? to_text(*moment) : std::nullopt;
}

Timestamp start_of(const Date& date) {
  return with_time(date.first_day(), "000000");
}

Timestamp end_of(const Date& date) {
  return with_time(date.last_day(), "235959");
}

std::string iso_timestamp(std::string_view t) {
  if (t.size() != 14) return std::string();
  return fmt::format("{}-{}-{}T{}:{}:{}Z", t.substr(0, 4), t.substr(4, 2), t.substr(6, 2),
                     t.substr(8, 2), t.substr(10, 2), t.substr(12, 2));
}

std::string mail_timestamp(std::string_view t) {
  if (t.size() != 14) return std::string();
  constexpr std::array<std::string_view, 7> kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto day = std::chrono::floor<std::chrono::days>(to_seconds(t));
  const std::chrono::year_month_day civil(day);
  return fmt::format("{}, {} {} {} {}:{}:{} GMT", kDays[std::chrono::weekday(day).c_encoding()],
                     t.substr(6, 2), kMonths[static_cast<unsigned>(civil.month()) - 1],
                     t.substr(0, 4), t.substr(8, 2), t.substr(10, 2), t.substr(12, 2));
}

std::string iso_day(std::string_view t) {
  return iso_timestamp(t).substr(0, 10);
}

Timestamp second_after(std::string_view timestamp) {
  return to_text(to_seconds(timestamp) + std::chrono::seconds(1)).value_or(std::string(timestamp));
}

Timestamp timestamp_now() {
  return to_text(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()))
      .value_or(Timestamp());
}

}  // namespace cotejo
