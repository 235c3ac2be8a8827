// SPDX-License-Identifier: GPL-3.0-or-later
// The words of a quotation as terms of the index, and how much each says.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/base/language.h"
#include "core/index/open_index.h"
#include "searcher/quotes/quote_text.h"

namespace cotejo {

/// A word of the quotation as the statements of one language have it.
struct QuoteTerm {
  std::string term;
  std::string pair;  ///< term of this word and the next one, both common; empty: it has none
  double idf = 0;    ///< how much it says: inverse_frequency()
  double pair_idf = 0;
  bool common = false;     ///< too common to be looked for by itself
  bool put_in = false;     ///< in brackets: it need not be there
  bool after_gap = false;  ///< an ellipsis stands before it
};

/// The terms of all words in `language`, word by word.
std::vector<QuoteTerm> quote_terms(const OpenIndex& index, Language language,
                                   std::span<const QuoteWord> words);

/// Languages in whose statements the quotation may stand, likeliest first: those that have nearly
/// as many of its words as the one that has most. None: no statement has any of them.
std::vector<Language> languages_of(const OpenIndex& index, std::span<const QuoteWord> words);

/// How much it takes to single out one statement of the index: the idf of a word that only one has.
/// What matched words say together is told in this unit, so that it does not depend on the size.
double one_statement(const OpenIndex& index);

/// The weight in whole steps of a millionth. Sums of such weights are exact, and so the same in
/// whatever order a query, a server or a text comes to add them up.
double in_steps(double weight);

/// Natural logarithm of how many statements there are for each that has the term, plus one; 0 if
/// none has (Spärck Jones 1972). In steps.
double inverse_frequency(const OpenIndex& index, const std::string& term);

}  // namespace cotejo
