// SPDX-License-Identifier: GPL-3.0-or-later
// Moments: what is read as one, and to what second.
#include "core/base/timestamp.h"

#include <gtest/gtest.h>

namespace cotejo {
namespace {

TEST(Timestamp, ReadsWhatArchivesWrite) {
  const std::pair<const char*, const char*> cases[] = {
      {"2026-03-05", "20260305000000"},
      {"2026-03-05T12:00:07Z", "20260305120007"},
      {"2026-03-05T12:00", "20260305120000"},
      {"2026-03-05 12:00:07", "20260305120007"},
      {"2026-03-05T12:00:07.999Z", "20260305120007"},
      {"2026-03-05T00:30:00+02:00", "20260304223000"},
      {"2026-12-31T23:30:00-0530", "20270101050000"},
      {"2026-03-05T12:00:00+01", "20260305110000"},
      {"2026-03-05T24:00:00", "20260306000000"},
      {"20260305", "20260305000000"},
      {"20260305120007", "20260305120007"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(parse_timestamp(text), expected) << text;
}

TEST(Timestamp, RefusesWhatIsNoMoment) {
  for (const char* text :
       {"", "2026", "2026-03", "202603", "yesterday", "2026-02-30", "2026-03-05T25:00",
        "2026-03-05T12", "2026-03-05T12:60", "2026-03-05T12:00:61", "2026-03-05T12:00:00CET",
        "2026-03-05T12:00:00+2", "2026-03-05T12:00:00+99:00", "20261305", "2026030512000",
        "0001-01-01T00:00:00+02:00", "9999-12-31T23:59:59-01:00", "2026-03-05x"}) {
    EXPECT_EQ(parse_timestamp(text), std::nullopt) << text;
  }
}

TEST(Timestamp, DaysBeginAndEnd) {
  EXPECT_EQ(start_of({2026, 0, 0}), "20260101000000");
  EXPECT_EQ(end_of({2024, 2, 0}), "20240229235959");
  EXPECT_EQ(second_after("20240228235959"), "20240229000000");
  EXPECT_EQ(second_after("20261231235959"), "20270101000000");
  EXPECT_EQ(iso_timestamp("20260305120007"), "2026-03-05T12:00:07Z");
  EXPECT_EQ(iso_day("20260305120007"), "2026-03-05");
  EXPECT_EQ(iso_timestamp(""), "");
  EXPECT_EQ(timestamp_now().size(), 14U);
}

TEST(Timestamp, AreWrittenAsInMail) {
  EXPECT_EQ(mail_timestamp("20260305120007"), "Thu, 05 Mar 2026 12:00:07 GMT");
  EXPECT_EQ(mail_timestamp("20240229235959"), "Thu, 29 Feb 2024 23:59:59 GMT");
  EXPECT_EQ(mail_timestamp("00010101000000"), "Mon, 01 Jan 0001 00:00:00 GMT");
  EXPECT_EQ(mail_timestamp(""), "");
}

}  // namespace
}  // namespace cotejo
