// SPDX-License-Identifier: GPL-3.0-or-later
// One statement of the index, and the quotation laid beside the stretches of it where it may stand.
#pragma once

#include <xapian.h>

#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "core/dictionary/dictionary.h"
#include "core/index/open_index.h"
#include "core/statement/statement_json.h"
#include "core/text/analyzer.h"
#include "searcher/quotes/first_sources.h"
#include "searcher/quotes/passage_windows.h"
#include "searcher/quotes/result.h"
#include "searcher/quotes/statement_words.h"

namespace cotejo {

/// A quotation as it is looked for in the statements of one language.
struct SoughtQuote {
  const QuoteText& quote;
  std::span<const QuoteTerm> terms;  ///< of quote.words
  Language language;
};

/// A statement with the stretches of it that have the quotation's words.
struct PossibleSource {
  Xapian::docid document = 0;  ///< in OpenIndex::combined
  std::vector<PassageWindow> windows;
  double weight = 0;      ///< of all windows
  double likelihood = 0;  ///< its weight among likely_sources()
};

/// What was found in a statement, and how much it says.
struct ComparedSource {
  Xapian::docid document = 0;  ///< in OpenIndex::combined
  QuoteMatch match;
  double information = 0;    ///< of the words that stand there: sum of idf, 1 = one_statement()
  std::vector<bool> stands;  ///< for each word of the quotation: does it stand there?
};

struct ReadStatement {
  Statement statement;
  StatementWords words;
};

/// Reads statements. Not for two threads at once.
class SourceReader {
 public:
  /// All must outlive it.
  SourceReader(const OpenIndex& index, const Dictionary& dictionary, Analyzer& analyzer)
      : index_(index), dictionary_(dictionary), analyzer_(analyzer) {}

  /// Where terms stand in a statement: by the positions of a local index, or by the text of a
  /// remote one, since a look-up over the network for each word would take longer.
  PositionsOf positions(Xapian::docid document);

  /// Where the quotation's words stand together.
  PossibleSource look_into(Xapian::docid document, const SoughtQuote& sought,
                           Anchors anchors = Anchors::kRarest);

  ReadStatement read(Xapian::docid document);

  /// Where it stands among others that are as good.
  const SourcePlace& place(Xapian::docid document);

  /// Lays the quotation beside the text. None if the words are only in its title.
  std::optional<ComparedSource> compare(const PossibleSource& source, const SoughtQuote& sought);

  Analyzer& analyzer() { return analyzer_; }
  const Dictionary& dictionary() const { return dictionary_; }

 private:
  Statement statement(Xapian::docid document);
  // Of a server, which sends all that a document has at once.
  const Xapian::Document& fetched(Xapian::docid document);

  const OpenIndex& index_;
  const Dictionary& dictionary_;
  Analyzer& analyzer_;
  StatementParser parser_;
  std::unordered_map<Xapian::docid, Xapian::Document> fetched_;
  std::unordered_map<Xapian::docid, SourcePlace> places_;
};

}  // namespace cotejo
