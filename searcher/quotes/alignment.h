// SPDX-License-Identifier: GPL-3.0-or-later
// Which words of a quotation are which words of its source: the cheapest way to make the one of the
// other, word by word.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "searcher/quotes/quote_text.h"

namespace cotejo {

/// What happened to a word on its way from the source into the quotation.
enum class EditOp {
  kEqual,    ///< nothing, but for case, accents and the like
  kReplace,  ///< another word stands there
  kInsert,   ///< in the quotation only
  kDelete,   ///< in the source only
};

struct AlignedWord {
  EditOp op = EditOp::kEqual;
  /// Places in the words of the quotation and of the source. kInsert has no source and kDelete no
  /// quote; kEqual lacks one for the second half of a word written in two: co operation.
  std::optional<std::size_t> quote;
  std::optional<std::size_t> source;
  bool at_gap = false;      ///< kDelete: the quotation has an ellipsis there
  bool near = false;        ///< kReplace: a slip of the pen, one letter or two away
  bool at_bracket = false;  ///< kDelete: words in brackets stand there instead
};

struct Alignment {
  /// 1: every word of the quotation stands there, in order. Less for each word that differs, is
  /// put in or left out without a mark; 0 or less: nothing in common.
  double similarity = 0;
  std::vector<AlignedWord> words;  ///< in order, without what lies before and behind the passage
  std::size_t source_begin = 0;    ///< source words [begin, end) that the quotation covers
  std::size_t source_end = 0;
};

/// Aligns all of `quote` with the stretch of `source` that fits best. Costs quote × source steps;
/// the caller bounds both.
Alignment align(std::span<const QuoteWord> quote, std::span<const TextWord> source);

}  // namespace cotejo
