// SPDX-License-Identifier: GPL-3.0-or-later
// Which characters make words, join them, or are not there at all.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace cotejo {

enum class CharClass : std::uint8_t {
  kOther,       ///< ends a word
  kLetter,      ///< letters and combining marks, of any script
  kDigit,       ///< decimal digits
  kIgnorable,   ///< soft hyphen, zero-width characters, º ª: as if they were not there
  kApostrophe,  ///< ' ’ ‘ ʼ ´ and the full-width one
  kHyphen,      ///< - ‐ ‑ (not the dashes – —)
};

/// Class of any code point.
CharClass char_class(char32_t c);

/// The same of the first 128, which are nearly all of a text: known when compiled.
inline constexpr std::array<CharClass, 128> kAsciiClasses = [] {
  std::array<CharClass, 128> classes{};
  for (std::size_t c = 0; c < classes.size(); ++c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool digit = c >= '0' && c <= '9';
    classes[c] = letter ? CharClass::kLetter : digit ? CharClass::kDigit : CharClass::kOther;
  }
  classes['\''] = CharClass::kApostrophe;
  classes['-'] = CharClass::kHyphen;
  return classes;
}();

inline bool is_word_class(CharClass c) {
  return c == CharClass::kLetter || c == CharClass::kDigit;
}

/// Narrow and non-breaking spaces, which group digits in print.
inline bool is_digit_space(char32_t c) {
  return c == 0xA0 || c == 0x2009 || c == 0x202F;
}

}  // namespace cotejo
