// SPDX-License-Identifier: GPL-3.0-or-later
// The changes that an alignment shows, run by run, and what each says on either side: what the
// searches for alarms share.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "searcher/quotes/telling_words.h"
#include "searcher/quotes/verdict.h"

namespace cotejo {

/// Words in a row that are not the same, all marked alike.
struct ChangedWords {
  enum class Mark { kNone, kGap, kBracket };
  Mark mark = Mark::kNone;
  std::vector<std::size_t> quote;   ///< words of the quotation
  std::vector<std::size_t> source;  ///< words of the source
  std::size_t at = 0;               ///< the first word of the quotation that stands there or behind

  /// Does it leave out so much that it is rather two fragments joined?
  bool joins_fragments() const { return quote.empty() && source.size() >= 10; }
};

/// An alarm, and the word of the quotation where it is told.
struct PlacedAlarm {
  std::size_t at = 0;
  Alarm alarm;
};

/// A comparison with what its words tell.
struct ReadComparison {
  ReadComparison(const Comparison& comparison, const TellingWords& telling);

  /// The printed text from word `first` to word `last`, both included.
  std::string quote_text(std::size_t first, std::size_t last) const;
  std::string source_text(std::size_t first, std::size_t last) const;
  std::string quote_text(const std::vector<std::size_t>& words) const;
  std::string source_text(const std::vector<std::size_t>& words) const;
  const QuoteWord& quoted(std::size_t word) const { return comparison.quote.words[word]; }
  const TextWord& said(std::size_t word) const { return comparison.source[word]; }
  std::string quote_key(std::size_t word) const;
  std::string source_key(std::size_t word) const;
  /// Is the word of the quotation a slip of the pen for this one, and no word itself?
  bool is_slip(std::size_t quote_word, std::size_t source_word) const;

  const Comparison& comparison;
  const TellingWords& telling;
  std::vector<ChangedWords> changes;        ///< in the order of the quotation
  std::vector<TellingWord> quote_telling;   ///< of all words of the quotation
  std::vector<TellingWord> source_telling;  ///< of the words of the passage
};

/// Those of `words` that have a word in `among` (ascending).
std::vector<TellingWord> telling_among(const std::vector<TellingWord>& words,
                                       const std::vector<std::size_t>& among);

}  // namespace cotejo
