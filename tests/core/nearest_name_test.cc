// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/nearest_name.h"

#include <gtest/gtest.h>

#include <array>
#include <string>

namespace cotejo {
namespace {

constexpr std::array<std::string_view, 5> kNames{"search", "count", "show", "add", "saved"};

TEST(NearestName, IsAtMostTwoErrorsAway) {
  EXPECT_EQ(nearest_name("serch", kNames), "search");
  EXPECT_EQ(nearest_name("saerhc", kNames), "search");
  EXPECT_EQ(nearest_name("Count", kNames), "count");
  EXPECT_EQ(nearest_name("ad", kNames), "add");
  EXPECT_EQ(nearest_name("sarchig", kNames), "");
  EXPECT_EQ(nearest_name("x", kNames), "");
  EXPECT_EQ(nearest_name(std::string(100'000, 's'), kNames), "");
}

}  // namespace
}  // namespace cotejo
