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
/// it has a translation of, by how much they say. No diff; alarms of numbers and negations.
struct TranslatedSource {
  QuoteMatch match;
  double information = 0;     ///< of the words accounted for: sum of idf, 1 = one_statement()
  std::size_t sought = 0;     ///< words of the quotation that say something
  std::size_t accounted = 0;  ///< of these, how many the passage has
  std::size_t in_order = 0;   ///< of these, the longest row in the quotation's order
  std::size_t length = 0;     ///< words from the first of them to the last
};

struct TranslatedSources {
  std::vector<TranslatedSource> ranked;  ///< best first, as many as were asked for at most
  std::size_t at_top_score = 0;          ///< statements; may be more than there are in `ranked`
};

/// A quotation as statements in another language may have said it.
struct TranslatedQuote {
  const QuoteText& quote;
  std::span<const TranslatedWord> words;
  Language from;
  Language to;
};

/// The likeliest ones, `most` at most; at one score the one that has the words in the quotation's
/// order, then the one that has them closest together. A passage lies within one turn of a
/// transcript.
TranslatedSources translated_sources(const OpenIndex& index, const TranslatedQuote& sought,
                                     const Filters& filters, SourceReader& reader,
                                     std::size_t most);

/// Is the first of `found` what the quotation, of so many words, was translated from? It must have
/// enough of its words, in a passage of about its length. Two who speak of one event share many
/// words, so it must stand out from the rest, or have nearly all; the more so the fewer they are.
/// The thresholds, and what they were measured on, are in docs/quotes.md.
bool is_translation(const std::vector<TranslatedSource>& found, std::size_t words);

/// Does it account for enough to be shown as near?
bool comes_near(const TranslatedSource& source);

}  // namespace cotejo
