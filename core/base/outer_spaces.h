// SPDX-License-Identifier: GPL-3.0-or-later
// What is left of a text without the spaces around it.
#pragma once

#include <string_view>

namespace cotejo {

inline constexpr std::string_view kAsciiSpaces = " \t\r\n";

/// `text` without those of `spaces` (each one byte) before and behind it; empty: it has no others.
std::string_view trimmed(std::string_view text, std::string_view spaces = kAsciiSpaces);

}  // namespace cotejo
