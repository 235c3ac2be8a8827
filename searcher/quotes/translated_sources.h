// SPDX-License-Identifier: GPL-3.0-or-later
// Which statements in the other language may a quotation be translated from? Ranked, never certain:
// two parties speak of one event in nearly the same words.
#pragma once

#include <span>
#include <vector>

#include "core/index/open_index.h"
#include "searcher/quotes/result.h"
#include "searcher/quotes/source_reader.h"
#include "searcher/quotes/translated_words.h"
#include "searcher/search/filters.h"

namespace cotejo {

/// A passage that accounts for much of the quotation; `match.score` is the share of the words that
/// it has a translation of, by how much they say. No diff, no alarms.
struct TranslatedSource {
  QuoteMatch match;
  double information = 0;  ///< of the words accounted for: sum of idf, 1 = one_statement()
};

/// The likeliest ones, best first, at most `most`. `length`: words of the quotation.
std::vector<TranslatedSource> translated_sources(const OpenIndex& index,
                                                 std::span<const TranslatedWord> words,
                                                 std::size_t length, const Filters& filters,
                                                 SourceReader& reader, std::size_t most);

/// Is the first of `found` what the quotation, of so many words, was translated from? Two who speak
/// of one event share many words, so it must stand out from the rest, or have nearly all; the more
/// so the fewer they are. The thresholds, and what they were measured on, are in docs/quotes.md.
bool is_translation(const std::vector<TranslatedSource>& found, std::size_t words);

/// Does it account for enough to be shown as near?
bool comes_near(const TranslatedSource& source);

}  // namespace cotejo
