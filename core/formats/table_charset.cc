// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/table_charset.h"

#include <algorithm>
#include <array>

#include "core/base/utf8.h"

namespace cotejo {
namespace {

// The code points of 0x80 to 0x9F, https://encoding.spec.whatwg.org/index-windows-1252.txt; 0:
// the five that no program writes. From 0xA0 on it is Latin-1.
constexpr std::array<char16_t, 32> kHighControls{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

}  // namespace

bool append_windows_1252(std::string& out, std::string_view bytes) {
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_special = byte >= 0x80 && byte < 0xA0;
    const char32_t code = is_special ? kHighControls[byte - 0x80] : byte;
    if (is_special && code == 0) return false;
    append_utf8(out, code);
  }
  return true;
}

void CharsetVote::observe(std::string_view bytes) {
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  if (std::all_of(bytes.begin(), bytes.end(), is_ascii)) return;
  ++(find_invalid_utf8(bytes) == std::string_view::npos ? utf8_ : others_);
}

}  // namespace cotejo
