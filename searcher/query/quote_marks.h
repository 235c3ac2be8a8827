// SPDX-License-Identifier: GPL-3.0-or-later
// Quotation marks of every habit: which glyphs open a phrase, and which of the later ones closes
// it.
#pragma once

#include <cstddef>
#include <string_view>

namespace cotejo {

/// Does `c` open a phrase: " “ ” „ ‟ « » ‹ ›?
bool is_quote_mark(char32_t c);

/// The mark that closes the phrase opened at `open`, or npos. A quotation in other marks within
/// straight ones ("he said “no” twice") belongs to the phrase, and so does a mark behind a \.
std::size_t find_closing_mark(std::u32string_view text, std::size_t open);

/// The only mark behind `open`, whatever its glyph: what a person meant who mixes glyphs that do
/// not pair («a b"). npos if there is none, or a choice.
std::size_t find_only_mark(std::u32string_view text, std::size_t open);

}  // namespace cotejo
