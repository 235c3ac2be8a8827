// SPDX-License-Identifier: GPL-3.0-or-later
// Text that was UTF-8, was read as windows-1252, and was written as UTF-8 again: "relaciÃ³n".
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace cotejo {

/// The text as it was, as far as that can be told: each run of characters beyond ASCII is put back
/// if its windows-1252 bytes are the UTF-8 of letters or signs that Western languages write.
/// Valid UTF-8 in, valid UTF-8 out; equal if there is nothing to put back. Idempotent.
std::string mend_garbled(std::string_view text);

/// Does mend_garbled() change it?
bool is_garbled(std::string_view text);

/// The character of windows-1252 that a C1 control stands for (U+0092 is ’); `c` itself else.
char32_t windows_character(char32_t c);

}  // namespace cotejo
