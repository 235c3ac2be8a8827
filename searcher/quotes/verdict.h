// SPDX-License-Identifier: GPL-3.0-or-later
// What became of the words: alignment → verdict, word diff, alarms.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "core/base/language.h"
#include "searcher/quotes/alignment.h"
#include "searcher/quotes/result.h"

namespace cotejo {

/// A quotation laid beside a stretch of one statement of its own language.
struct Comparison {
  const QuoteText& quote;
  std::string_view source_text;      ///< the statement's whole text
  std::span<const TextWord> source;  ///< the words of the stretch, offsets in `source_text`
  const Alignment& alignment;
  Language language;
};

/// Words left out at an ellipsis, from which on it joins what stands far apart.
inline constexpr std::size_t kFarApart = 60;

/// Did the printer mark the word: in brackets, whole or in part?
bool is_marked(const QuoteWord& word);

/// Verbatim to altered. kStitched where an unmarked gap joins what does not belong together, or a
/// marked one what stands far apart.
Verdict judge(const Comparison& comparison);

/// Runs of words with one fate, in order.
std::vector<DiffRun> word_diff(const Comparison& comparison);

}  // namespace cotejo
