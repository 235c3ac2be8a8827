// SPDX-License-Identifier: GPL-3.0-or-later
// The smallest pieces that the tokenizer puts together: a word with its apostrophes, a number with
// its digit groups, an acronym with its dots. Internal to core/text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/base/utf8.h"
#include "core/text/characters.h"

namespace cotejo {

/// Marks an acronym that would else be a common word: "US" → "us.", which is not the pronoun.
inline constexpr char kAcronymMark = '.';

struct TokenUnit {
  std::size_t begin = 0;
  std::size_t end = 0;       ///< behind everything that belongs to it, a possessive ’s included
  std::size_t word_end = 0;  ///< behind the word itself: what is marked in a text
  std::string_view raw;      ///< the bytes to normalize, if it is no literal
  std::string literal;
  bool is_literal = false;
  bool is_acronym = false;
  bool is_undotted = false;  ///< a marked acronym written without dots
  std::size_t elided = 0;    ///< l’Elam: where the word behind the apostrophe begins; 0 = none
};

/// Class of the character at `at`; `next` becomes the offset behind it.
inline CharClass class_at(std::string_view text, std::size_t at, std::size_t& next) {
  const auto byte = static_cast<unsigned char>(text[at]);
  next = at + 1;
  if (byte < kAsciiClasses.size()) return kAsciiClasses[byte];
  next = at;
  return char_class(decode_utf8(text, next));
}

/// The unit that begins at `at`, where a letter or digit stands.
TokenUnit read_unit(std::string_view text, std::size_t at);

/// If a hyphen at `at` joins on to another word (also over a line's end), that word's offset.
std::size_t word_behind_hyphen(std::string_view text, std::size_t at);

/// Does the word [begin, end) stand among words in capitals, and beside none in small letters?
bool is_shouted(std::string_view text, std::size_t begin, std::size_t end);

}  // namespace cotejo
