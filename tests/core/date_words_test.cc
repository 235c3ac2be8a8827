// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/date_words.h"

#include <gtest/gtest.h>

#include <string>

namespace cotejo {
namespace {

TEST(DateWordsTest, ReadsWordsOfBothLanguages) {
  struct Row {
    std::string text;
    std::string date;  // empty: none
  };
  const Row rows[] = {
      {"2026-03-05", "2026-03-05"},
      {"marzo 2026", "2026-03"},
      {"March 2026", "2026-03"},
      {"5 de marzo de 2026", "2026-03-05"},
      {"5 de marzo del año 2026", "2026-03-05"},
      {"March 5th, 2026", "2026-03-05"},
      {"1.º de setiembre de 2026", "2026-09-01"},
      {"Sept. 1, 2026", "2026-09-01"},
      {"30 de febrero de 2026", ""},
      {"5 de marzo", ""},
      {"05/03/2026", ""},
      {"soon", ""},
      {"", ""},
  };
  for (const Row& row : rows) {
    const auto date = parse_date_words(row.text);
    EXPECT_EQ(date ? date->to_string() : "", row.date) << row.text;
    if (date) continue;
    EXPECT_EQ(date.error().code, "bad-date") << row.text;
  }
}

TEST(DateWordsTest, ReadsFiguresAndSaysWhenTheyAreTwoDates) {
  struct Row {
    std::string text;
    std::string date;   // empty: none
    std::string other;  // empty: none
  };
  const Row rows[] = {
      {"2026/03/05", "2026-03-05", ""},
      {"2026.3.5", "2026-03-05", ""},
      {"05/03/2026", "2026-03-05", "2026-05-03"},
      {"5.3.2026", "2026-03-05", "2026-05-03"},
      {"5-5-2026", "2026-05-05", ""},
      {"13/03/2026", "2026-03-13", ""},
      {"3/13/2026", "2026-03-13", ""},
      {"31/02/2026", "", ""},
      {"5/3/26", "", ""},
      {"5/3", "", ""},
      {"1/2/3/2026", "", ""},
      {"/5/3/2026", "", ""},
      {"5//3/2026", "", ""},
      {"00005/3/2026", "", ""},
      {"", "", ""},
  };
  for (const Row& row : rows) {
    const auto date = read_numeric_date(row.text);
    EXPECT_EQ(date ? date->date.to_string() : "", row.date) << row.text;
    EXPECT_EQ(date && date->other ? date->other->to_string() : "", row.other) << row.text;
  }
}

}  // namespace
}  // namespace cotejo
