// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes as hexadecimal digits, and back.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cotejo {

/// Two lower-case digits a byte.
std::string to_hex(std::string_view bytes);
/// Nothing if it has an odd number of digits, or anything but 0 to 9, a to f and A to F.
std::optional<std::string> from_hex(std::string_view digits);

}  // namespace cotejo
