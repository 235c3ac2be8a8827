// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/characters.h"

#include <unicode/uchar.h>

#include <array>

namespace cotejo {
namespace {

// Of what is not ASCII.
CharClass classify(char32_t c) {
  switch (c) {
    case 0xB4:
    case 0x2BC:
    case 0x2018:
    case 0x2019:
    case 0xFF07:
      return CharClass::kApostrophe;
    case 0x2010:
    case 0x2011:
      return CharClass::kHyphen;
    case 0xAA:  // ª and º mark an ordinal or a shortened word (1.º, n.º): the rest is the word
    case 0xBA:
    case 0xAD:
    case 0x200B:
    case 0x200C:
    case 0x200D:
    case 0x2060:
    case 0xFEFF:
      return CharClass::kIgnorable;
    default:
      break;
  }
  const auto code = static_cast<UChar32>(c);
  if (u_isdigit(code)) return CharClass::kDigit;
  const std::uint32_t category = U_GET_GC_MASK(code);
  constexpr std::uint32_t kWordMask = U_GC_L_MASK | U_GC_M_MASK | U_GC_NL_MASK;
  return (category & kWordMask) != 0 ? CharClass::kLetter : CharClass::kOther;
}

// Latin text is nearly all below U+0250: one load instead of ICU's trie.
std::array<CharClass, 0x250> make_table() {
  std::array<CharClass, 0x250> table{};
  for (char32_t c = kAsciiClasses.size(); c < table.size(); ++c) table[c] = classify(c);
  return table;
}

}  // namespace

CharClass char_class(char32_t c) {
  if (c < kAsciiClasses.size()) return kAsciiClasses[c];
  static const std::array<CharClass, 0x250> kTable = make_table();
  return c < kTable.size() ? kTable[c] : classify(c);
}

}  // namespace cotejo
