// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/outer_spaces.h"

#include <gtest/gtest.h>

namespace cotejo {
namespace {

TEST(OuterSpaces, GoAndInnerOnesStay) {
  EXPECT_EQ(trimmed(" \t a  b\r\n"), "a  b");
  EXPECT_EQ(trimmed("a"), "a");
  EXPECT_EQ(trimmed(" \n"), "");
  EXPECT_EQ(trimmed(""), "");
}

TEST(OuterSpaces, OnlyThoseNamedGo) {
  EXPECT_EQ(trimmed(" \ta\r", " \r"), "\ta");
  EXPECT_EQ(trimmed("\t", " "), "\t");
  EXPECT_EQ(trimmed("\u00A0a"), "\u00A0a");
}

}  // namespace
}  // namespace cotejo
