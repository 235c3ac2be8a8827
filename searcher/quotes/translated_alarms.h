// SPDX-License-Identifier: GPL-3.0-or-later
// What a translated quotation says otherwise than its source: numbers and negations. Names are not
// compared across the languages.
#pragma once

#include <string_view>
#include <vector>

#include "core/dictionary/dictionary.h"
#include "searcher/quotes/quote_text.h"
#include "searcher/quotes/result.h"

namespace cotejo {

/// A quotation in `from`, and a passage in `to`, words [first, last) of `words`; those around it
/// are its context, in which a number or a negation of the quotation may stand too.
struct TranslatedPassage {
  const QuoteText& quote;
  Language from;
  std::string_view text;  ///< of the statement
  const std::vector<TextWord>& words;
  std::size_t first = 0;
  std::size_t last = 0;
  Language to;
};

/// Of the kinds kNumber and kNegation: a number of the quotation that the passage has not, beside
/// the one that it has instead; negations on one side alone.
std::vector<Alarm> translated_alarms(const TranslatedPassage& passage,
                                     const Dictionary& dictionary);

}  // namespace cotejo
