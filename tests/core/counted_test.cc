// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/counted.h"

#include <gtest/gtest.h>

namespace cotejo {
namespace {

TEST(Counted, TakesTheNounThatFits) {
  EXPECT_EQ(counted(0, "fault"), "0 faults");
  EXPECT_EQ(counted(1, "statement"), "1 statement");
  EXPECT_EQ(counted(2, "saved query", "saved queries"), "2 saved queries");
}

}  // namespace
}  // namespace cotejo
