// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hex.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace cotejo {
namespace {

constexpr std::string_view kDigits = "0123456789abcdef";
constexpr std::uint8_t kNone = 0xFF;

// By character: a table, for accounts have tens of thousands of checksums.
constexpr std::array<std::uint8_t, 256> digit_values() {
  std::array<std::uint8_t, 256> values{};
  values.fill(kNone);
  for (std::uint8_t value = 0; value < kDigits.size(); ++value) {
    const char digit = kDigits[value];
    values[static_cast<unsigned char>(digit)] = value;
    if (value >= 10) values[static_cast<unsigned char>(digit - 'a' + 'A')] = value;
  }
  return values;
}
constexpr std::array<std::uint8_t, 256> kValues = digit_values();

}  // namespace

std::string to_hex(std::string_view bytes) {
  std::string digits(bytes.size() * 2, '\0');
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const auto byte = static_cast<unsigned char>(bytes[at]);
    digits[2 * at] = kDigits[byte >> 4];
    digits[2 * at + 1] = kDigits[byte & 0xF];
  }
  return digits;
}

std::optional<std::string> from_hex(std::string_view digits) {
  if (digits.size() % 2 != 0) return std::nullopt;
  std::string bytes(digits.size() / 2, '\0');
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const unsigned high = kValues[static_cast<unsigned char>(digits[2 * at])];
    const unsigned low = kValues[static_cast<unsigned char>(digits[2 * at + 1])];
    if (high == kNone || low == kNone) return std::nullopt;
    bytes[at] = static_cast<char>(high << 4 | low);
  }
  return bytes;
}

}  // namespace cotejo
