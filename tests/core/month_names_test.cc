// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/month_names.h"

#include <gtest/gtest.h>

namespace cotejo {
namespace {

TEST(MonthNames, InEitherLanguageWholeOrCutShort) {
  for (unsigned month = 1; month <= 12; ++month) {
    EXPECT_EQ(month_named(kSpanishMonths[month - 1]), month);
    EXPECT_EQ(month_named(kEnglishMonths[month - 1]), month);
    EXPECT_EQ(month_named(kSpanishMonths[month - 1].substr(0, 3)), month);
  }
  EXPECT_EQ(month_named("sept"), 9U);
  EXPECT_EQ(month_named("ma"), 0U);
  EXPECT_EQ(month_named("marches"), 0U);
  EXPECT_EQ(month_named(""), 0U);
}

TEST(MonthNames, SetIsAMonthOnlyWhereOneMustStand) {
  EXPECT_EQ(month_named("setiembre"), 9U);
  EXPECT_EQ(month_named("set"), 0U);
  EXPECT_EQ(month_written("set"), 9U);
  EXPECT_EQ(month_written("se"), 0U);
  EXPECT_EQ(month_written("enero"), 1U);
}

}  // namespace
}  // namespace cotejo
