// SPDX-License-Identifier: GPL-3.0-or-later
// Quotations by length: short ones are told from each other far worse than long ones.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace cotejo {

struct LengthClass {
  std::string_view name;
  std::size_t fewest;  ///< words
  std::size_t most;
};

inline constexpr std::array<LengthClass, 4> kLengthClasses{
    {{"6-9", 6, 9}, {"10-15", 10, 15}, {"16-22", 16, 22}, {"23-30", 23, 30}}};

/// Place in kLengthClasses of a passage of so many words; none for what is shorter or longer.
constexpr std::optional<std::size_t> length_class_of(std::size_t words) {
  for (std::size_t i = 0; i < kLengthClasses.size(); ++i) {
    if (words >= kLengthClasses[i].fewest && words <= kLengthClasses[i].most) return i;
  }
  return std::nullopt;
}

}  // namespace cotejo
