// SPDX-License-Identifier: GPL-3.0-or-later
// Dates known to the day, the month or the year: what is read, what is refused, how they sort.
#include "core/base/date.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace cotejo {
namespace {

struct DateRow {
  const char* text;
  const char* read;   // as to_string() gives it back
  const char* first;  // first and last day it can stand for
  const char* last;
};

constexpr DateRow kGood[] = {
    {"2026-03-05", "2026-03-05", "2026-03-05", "2026-03-05"},
    {"2026-03", "2026-03", "2026-03-01", "2026-03-31"},
    {"2026", "2026", "2026-01-01", "2026-12-31"},
    {"2024-02", "2024-02", "2024-02-01", "2024-02-29"},
    {"2023-02", "2023-02", "2023-02-01", "2023-02-28"},
    {"1900-02", "1900-02", "1900-02-01", "1900-02-28"},
    {"2000-02-29", "2000-02-29", "2000-02-29", "2000-02-29"},
    {"0001-01-01", "0001-01-01", "0001-01-01", "0001-01-01"},
    {"9999-12-31", "9999-12-31", "9999-12-31", "9999-12-31"},
    {"2026-03-05T10:30:00Z", "2026-03-05", "2026-03-05", "2026-03-05"},
    {"2026-03-05 10:30", "2026-03-05", "2026-03-05", "2026-03-05"},
    {"2026-03-05T23:59:59.123+02:00", "2026-03-05", "2026-03-05", "2026-03-05"},
};

TEST(Date, ReadsWhatArchivesWrite) {
  for (const DateRow& row : kGood) {
    SCOPED_TRACE(row.text);
    const auto date = parse_date(row.text);
    ASSERT_TRUE(date) << date.error().message;
    EXPECT_EQ(date->to_string(), row.read);
    EXPECT_EQ(date->first_day().to_string(), row.first);
    EXPECT_EQ(date->last_day().to_string(), row.last);
  }
}

TEST(Date, RefusesWhatNoCalendarHas) {
  for (const char* text : {"",
                           "26",
                           "202",
                           "0000",
                           "0000-01-01",
                           "2026-",
                           "2026-3",
                           "2026-3-5",
                           "2026-13",
                           "2026-00",
                           "2026-00-10",
                           "2026-04-31",
                           "2023-02-29",
                           "1900-02-29",
                           "2026-01-00",
                           "2026-01-32",
                           "2026/03/05",
                           "05-03-2026",
                           "20260305",
                           "2026-03-",
                           "2026-03-5",
                           "2026-03T10",
                           "2026-03 ",
                           "-026-03-05",
                           " 2026",
                           "2026-03-05x",
                           "2026-03-05 ",
                           "2026-03-05T1",
                           "hoy",
                           "2026-03-05T25:00",
                           "2026-03-05T10:60"}) {
    const auto date = parse_date(text);
    ASSERT_FALSE(date) << text << " read as " << date->to_string();
    EXPECT_EQ(date.error().code, "bad-date") << text;
    EXPECT_NE(date.error().message.find(text), std::string::npos) << date.error().message;
  }
}

TEST(Date, EveryDayOfManyYearsComesBackEqual) {
  std::size_t days = 0;
  for (int year : {1, 1899, 1900, 2000, 2023, 2024, 9999}) {
    for (unsigned month = 1; month <= 12; ++month) {
      const unsigned last = Date{year, month, 0}.last_day().day;
      for (unsigned day = 1; day <= 31; ++day) {
        const Date date{year, month, day};
        const auto read = parse_date(date.to_string());
        ASSERT_EQ(static_cast<bool>(read), day <= last) << date.to_string();
        if (!read) continue;
        EXPECT_EQ(*read, date);
        ++days;
      }
    }
  }
  EXPECT_EQ(days, 5U * 365 + 2U * 366);  // 2000 and 2024 are the leap years
}

TEST(Date, SortsByFirstDayTheVaguerFirst) {
  const std::vector<Date> sorted{{2025, 12, 31}, {2026, 0, 0},   {2026, 1, 0},
                                 {2026, 1, 1},   {2026, 1, 31},  {2026, 2, 0},
                                 {2026, 2, 1},   {2026, 12, 31}, {2027, 0, 0}};
  EXPECT_TRUE(std::is_sorted(sorted.begin(), sorted.end()));
  EXPECT_EQ(std::adjacent_find(sorted.begin(), sorted.end()), sorted.end());
}

}  // namespace
}  // namespace cotejo
