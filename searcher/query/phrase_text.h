// SPDX-License-Identifier: GPL-3.0-or-later
// What stands between two quotation marks, and how it is written there again: escapes, and words
// that end in *.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "searcher/query/query_tree.h"

namespace cotejo {

/// The words of a phrase without escapes and stars, and where the stars stood.
struct PhraseText {
  std::string text;
  std::vector<WordBeginning> beginnings;
};

/// Where the phrase that opens at `open` closes: a mark of the same kind, or the only one left, of
/// which a note tells. The Error has code "bad-query" and a column: it closes nowhere, or is empty.
Result<std::size_t> find_quotation(std::u32string_view text, std::size_t open,
                                   std::vector<std::string>& notes);

/// Reads what was `written` from `column` on. The Error has code "bad-query" and a column: a *
/// within a word, or behind fewer than two letters.
Result<PhraseText> read_phrase_text(std::u32string_view written, std::size_t column);

/// The phrase in quotation marks that leave it whole: read_phrase_text() gives the same again.
std::string write_phrase_text(std::string_view text, const std::vector<WordBeginning>& beginnings);

}  // namespace cotejo
