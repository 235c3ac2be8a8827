// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/whole_number.h"

#include <gtest/gtest.h>

#include <string>

namespace cotejo {
namespace {

TEST(WholeNumber, IsDigitsWithinItsRange) {
  EXPECT_EQ(*whole_number("10", 0, 20), 10U);
  for (const char* typed :
       {"", "-1", "010", "+1", " 1", "1 ", "0x1", "1e1", "21", "99999999999999999999"}) {
    const auto number = whole_number(typed, 0, 20);
    ASSERT_FALSE(number) << typed;
    EXPECT_EQ(number.error().message, "'" + std::string(typed) + "' is no number from 0 to 20");
  }
}

}  // namespace
}  // namespace cotejo
