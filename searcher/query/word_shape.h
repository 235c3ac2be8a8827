// SPDX-License-Identifier: GPL-3.0-or-later
// What belongs to a word of a query and what only stands around it: the lexer's rules on characters
// and words, which the read-back must know too.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace cotejo {

/// The typographic −, which excludes as the hyphen on a keyboard does.
inline constexpr char32_t kMinusSign = 0x2212;

bool is_query_space(char32_t c);
/// Letters of every script, digits, and the marks that combine with them.
bool is_letter_or_digit(char32_t c);
/// Marks without a glyph, which come along when text is pasted: a note on them could not be read.
bool is_invisible(char32_t c);
/// Does a \ at `at` of a phrase escape the mark behind it? Before a letter it is a \ like any
/// other.
bool is_phrase_escape(std::u32string_view text, std::size_t at);
std::string to_utf8(std::u32string_view characters);

/// Takes off the punctuation of a sentence behind a word; "U.S." and "EE." keep their last dot.
/// `before_more`: something follows without a space.
void trim_word(std::u32string& word, bool before_more, std::vector<std::string>& notes);

/// Notes on words that could be meant for an operator or a country: or, us, …
void note_lookalike(const std::string& word, std::vector<std::string>& notes);

/// Are two words, next to each other, one acronym written with a space ("EE. UU.", "U. S.")?
bool is_spaced_acronym(std::string_view first, std::string_view second);

/// Does Lucene's word^2 give a weight at `at`? What to tell who wrote it.
bool is_weight(std::u32string_view text, std::size_t at);
std::string weight_refused(std::u32string_view text, std::size_t at);

inline constexpr std::string_view kQuestionMarkNote = "'?' is ignored; * stands for any ending";

}  // namespace cotejo
