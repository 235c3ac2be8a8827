// SPDX-License-Identifier: GPL-3.0-or-later
// How numbers and texts are packed in Xapian's glass format, as its common/pack.h documents it.
#pragma once

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>

namespace cotejo {

/// Seven bits a byte, the lowest first; the top bit says that more follow.
inline void pack_uint(std::string& out, std::uint64_t value) {
  while (value >= 0x80) {
    out += static_cast<char>(value | 0x80);
    value >>= 7;
  }
  out += static_cast<char>(value);
}

/// Only as the last part: the bytes of the number, the lowest first, as many as it has.
inline void pack_uint_last(std::string& out, std::uint64_t value) {
  for (; value != 0; value >>= 8) out += static_cast<char>(value);
}

/// Sorts as the number does: two bytes below 32,768; else one bit set for each further byte,
/// leading, then the number, the highest byte first.
inline void pack_uint_preserving_sort(std::string& out, std::uint32_t value) {
  if (value < 0x8000) {
    out += static_cast<char>(value >> 8);
    out += static_cast<char>(value);
    return;
  }
  const unsigned bits = static_cast<unsigned>(std::bit_width(value));
  const unsigned length = (bits + 5) / 7;
  const unsigned lead = 0xffU << (10 - length);
  for (unsigned i = length - 1; i > 0; --i) {
    const unsigned shift = 8 * i;
    const unsigned byte = shift < 32 ? value >> shift : 0;
    out += static_cast<char>(i == length - 1 ? byte | lead : byte);
  }
  out += static_cast<char>(value);
}

inline void pack_string(std::string& out, std::string_view text) {
  pack_uint(out, text.size());
  out += text;
}

/// Sorts as the text does, whatever follows that does not begin with 0xff; `last`: nothing does.
inline void pack_string_preserving_sort(std::string& out, std::string_view text,
                                        bool last = false) {
  std::size_t begin = 0;
  for (std::size_t nul = text.find('\0'); nul != text.npos; nul = text.find('\0', begin)) {
    out.append(text, begin, nul + 1 - begin);
    out += '\xff';
    begin = nul + 1;
  }
  out.append(text, begin);
  if (!last) out += '\0';
}

}  // namespace cotejo
