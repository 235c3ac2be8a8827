// SPDX-License-Identifier: GPL-3.0-or-later
// A quotation, and a stretch of a statement, as the words that are compared: cut and folded as the
// index has them, each with its place in the text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/analyzer.h"

namespace cotejo {

/// One word. Compounds and acronyms are read as the index reads them, without second readings.
struct TextWord {
  std::string folded;     ///< small letters, no accents: what is compared
  std::string surface;    ///< small letters, with accents
  std::size_t begin = 0;  ///< bytes [begin, end) of the text
  std::size_t end = 0;
  std::uint32_t position = 0;  ///< counts words from 0
  bool possessive = false;     ///< an ’s follows, which is no part of it
  bool stemmable = true;       ///< as WordForm has it
};

/// A word of a quotation, with what whoever printed it did there.
struct QuoteWord : TextWord {
  bool bracketed = false;  ///< put in by the printer: "we [the ministers] agree"
  bool after_gap = false;  ///< an ellipsis stands before it: "we … agree", (…), [...], . . .
  /// Of a word partly in brackets the part outside, folded: "agree" of "agree[d]"; else empty.
  std::string kept;
};

struct QuoteText {
  std::string text;  ///< as given
  std::vector<QuoteWord> words;
};

/// Longest quotation, in words, that is looked for; what follows is left out, and noted.
inline constexpr std::size_t kMostQuoteWords = 1000;

/// The word as dictionaries are asked for it.
inline WordForm form_of(const TextWord& word) {
  return {.stemmable = word.stemmable, .surface = word.surface, .folded = word.folded};
}

/// Reads a quotation. Quotation marks around it and within it are no words. A bracket that holds
/// only part of a word, "[T]he" or "agree[d]", is a change of that letter, not a word put in.
QuoteText read_quote(std::string_view text, Analyzer& analyzer);

/// The words of `text` from position `first` on, up to `last` (not included). Their offsets are
/// those of `text`.
std::vector<TextWord> words_between(std::string_view text, std::uint32_t first, std::uint32_t last,
                                    Analyzer& analyzer);

}  // namespace cotejo
