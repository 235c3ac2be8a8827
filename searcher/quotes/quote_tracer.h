// SPDX-License-Identifier: GPL-3.0-or-later
// Where do these words come from? From a quotation to the statements that have them.
#pragma once

#include <string>
#include <vector>

#include "core/dictionary/dictionary.h"
#include "core/index/open_index.h"
#include "core/statement/statement_json.h"
#include "core/text/analyzer.h"
#include "searcher/quotes/past_sources.h"
#include "searcher/quotes/result.h"
#include "searcher/quotes/source_search.h"
#include "searcher/quotes/translated_sources.h"
#include "searcher/search/authority_names.h"
#include "searcher/search/filters.h"

namespace cotejo {

struct QuoteOptions {
  Filters filters;            ///< statements to look in
  std::size_t limit = 5;      ///< matches at most
  bool oldest_first = false;  ///< matches by date, not by score: who said it when
  bool translate = true;      ///< look in the other language if its own has nothing
};

/// Asks one revision of a set of indexes; where no statement has the very words, those that no
/// longer stand too. Not for two threads at once.
class QuoteTracer {
 public:
  /// All must outlive it.
  QuoteTracer(const OpenIndex& index, const Lexicon& lexicon, const Dictionary& dictionary)
      : index_(index),
        lexicon_(lexicon),
        dictionary_(dictionary),
        authorities_(load_authorities(index)),
        past_(index, dictionary, analyzer_) {}

  QuoteResult trace(const std::string& quotation, const QuoteOptions& options);

  const OpenIndex& index() const { return index_; }
  const Authorities& authorities() const { return authorities_; }

 private:
  QuoteResult trace_known(const std::string& quotation, const QuoteOptions& options);
  // Its words stand in several places: is it joined from them?
  bool take_stitched(const QuoteText& quote, Language language, const std::vector<bool>& stands,
                     SourceSearch& search, QuoteResult& result);
  TranslatedSources translations(const QuoteText& quote, Language from,
                                 const QuoteOptions& options);
  // Its own language has no source of it: is it translated, or does anything come near?
  void look_elsewhere(const QuoteText& quote, std::vector<ComparedSource> nearest,
                      const QuoteOptions& options, QuoteResult& result);

  // A translated quotation's source may have a version in the quotation's language, whose words the
  // printer could have taken: says so, and shows how near they are.
  void note_own_version(Language language, std::vector<ComparedSource>& nearest,
                        QuoteResult& result);

  // Puts what no longer stands before what does, and its first statement as it stands behind it.
  void take_past(const QuoteText& quote, PastMatches past, QuoteResult& result);

  const OpenIndex& index_;
  const Lexicon& lexicon_;
  const Dictionary& dictionary_;
  Authorities authorities_;
  StatementParser parser_;
  Analyzer analyzer_;
  PastSources past_;
};

}  // namespace cotejo
