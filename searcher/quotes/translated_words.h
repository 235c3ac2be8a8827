// SPDX-License-Identifier: GPL-3.0-or-later
// A quotation's words as the other language may have said them.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "core/base/language.h"
#include "core/dictionary/dictionary.h"
#include "core/index/lexicon.h"
#include "core/index/open_index.h"
#include "searcher/quotes/quote_text.h"

namespace cotejo {

/// One word of the quotation, or an expression of several, and all that it may be.
struct TranslatedWord {
  std::set<std::string> terms;                              ///< any of them
  std::vector<std::vector<std::set<std::string>>> phrases;  ///< or in a row, one of each set
  double idf = 0;  ///< how much it says; an estimate where the index has none of the terms
  bool empty() const { return terms.empty() && phrases.empty(); }
};

/// The words of a quotation in `from` as statements in `to` have them: translations, and the word
/// itself, which may be a name. The longest expression first. Words that mean nothing by
/// themselves are left out; words with no translation that the index has are empty.
std::vector<TranslatedWord> translated_words(const OpenIndex& index, const Lexicon& lexicon,
                                             const Dictionary& dictionary, Language from,
                                             Language to, std::span<const QuoteWord> words);

/// The language of the words by the dictionary: the one that alone knows more of them than any
/// other does. None: the words do not tell.
std::optional<Language> language_by_dictionary(const OpenIndex& index, const Lexicon& lexicon,
                                               const Dictionary& dictionary,
                                               std::span<const QuoteWord> words);

}  // namespace cotejo
