// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hex.h"

#include <gtest/gtest.h>

namespace cotejo {
namespace {

TEST(Hex, EveryByteComesBack) {
  std::string all;
  for (int byte = 0; byte < 256; ++byte) all.push_back(static_cast<char>(byte));
  const std::string digits = to_hex(all);
  EXPECT_EQ(digits.substr(0, 6), "000102");
  EXPECT_EQ(digits.substr(506), "fdfeff");
  EXPECT_EQ(from_hex(digits), all);
  EXPECT_EQ(from_hex("AbCD"), "\xAB\xCD");
  EXPECT_EQ(from_hex(""), "");
}

TEST(Hex, WhatIsNoneIsNothing) {
  for (const char* wrong :
       {"a", "abc", "0g", "g0", " 0", "0 ", "-1", "0x", "/0", ":0", "@0", "`0"}) {
    EXPECT_FALSE(from_hex(wrong)) << wrong;
  }
}

}  // namespace
}  // namespace cotejo
