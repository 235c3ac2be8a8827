// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/glass/packed.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "core/base/hex.h"

namespace cotejo {
namespace {

std::string sorted_form(std::uint32_t value) {
  std::string out;
  pack_uint_preserving_sort(out, value);
  return out;
}

TEST(Packed, NumbersSortAsTheirBytesDo) {
  std::vector<std::uint32_t> numbers;
  for (unsigned bit = 0; bit < 32; ++bit) {
    const std::uint32_t power = std::uint32_t{1} << bit;
    for (const std::uint32_t near : {power - 1, power, power + 1}) numbers.push_back(near);
  }
  numbers.push_back(0xffffffff);
  std::sort(numbers.begin(), numbers.end());
  for (std::size_t i = 1; i < numbers.size(); ++i) {
    if (numbers[i - 1] == numbers[i]) continue;
    EXPECT_LT(sorted_form(numbers[i - 1]), sorted_form(numbers[i])) << numbers[i];
    EXPECT_NE(sorted_form(numbers[i])[0], '\xff') << "what stands before it would sort wrong";
  }
}

TEST(Packed, Examples) {
  EXPECT_EQ(to_hex(sorted_form(1)), "0001");
  EXPECT_EQ(to_hex(sorted_form(0x7fff)), "7fff");
  EXPECT_EQ(to_hex(sorted_form(0x8000)), "808000");
  std::string out;
  pack_uint(out, 300);
  pack_uint_last(out, 0x102);
  pack_string(out, "ab");
  EXPECT_EQ(to_hex(out), "ac020201026162");
  out.clear();
  pack_string_preserving_sort(out, std::string_view("a\0b", 3));
  EXPECT_EQ(to_hex(out), "6100ff6200");
}

}  // namespace
}  // namespace cotejo
