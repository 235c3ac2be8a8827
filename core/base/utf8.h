// SPDX-License-Identifier: GPL-3.0-or-later
// UTF-8 as bytes: decoding, checking, counting. All text inside the programs is valid UTF-8;
// readers check it once at the door.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace cotejo {

/// Decodes the code point that begins at byte `at` and moves `at` behind it.
/// Malformed bytes give U+FFFD and move one byte on. `at` must be below text.size().
char32_t decode_utf8(std::string_view text, std::size_t& at);
/// The code points of a text.
std::u32string to_code_points(std::string_view text);
/// Appends `c` in UTF-8; surrogates and values over U+10FFFF become U+FFFD.
void append_utf8(std::string& out, char32_t c);

/// Byte offset of the first byte that is not well-formed UTF-8, or npos.
std::size_t find_invalid_utf8(std::string_view text);
/// Number of code points (continuation bytes are not counted).
std::size_t count_code_points(std::string_view text);
/// The longest prefix of at most `bytes` bytes that ends between code points.
std::string_view truncate_utf8(std::string_view text, std::size_t bytes);

/// Text for a terminal: control characters (C0 but tab and newline, DEL, C1) and the
/// bidirectional overrides are shown as U+FFFD, so that a hostile title cannot move the cursor.
std::string printable(std::string_view text);

}  // namespace cotejo
