// SPDX-License-Identifier: GPL-3.0-or-later
// In which order do hits come? The one place for how relevance is weighed.
//
// A query of many words joined by OR, a sentence or a paragraph, is ranked otherwise than one of a
// few words: it has some words in common with every long statement, by chance.
// docs/relevance.md has what was measured.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/index/open_index.h"
#include "core/statement/statement_json.h"
#include "core/text/analyzer.h"
#include "searcher/query/query_builder.h"
#include "searcher/search/dense_window.h"

namespace cotejo {

/// One match. Scores compare within one answer alone.
struct RankedMatch {
  Xapian::docid document = 0;  ///< of OpenIndex::combined
  double score = 0;
  Xapian::doccount match = 0;  ///< its place in the MSet, if it comes from one
};

/// How a word's impact becomes its weight: BM25's k1 and b, and the shortest length, as a share of
/// the mean one, that is told apart.
struct Weighing {
  double saturation = 0;
  double length_share = 0;
  double shortest = 0;

  Xapian::BM25Weight for_xapian() const { return {saturation, 0, 1, length_share, shortest}; }
};

/// Relevance, for one query that was built. Not for two threads at once.
class Ranking {
 public:
  /// Index and builder must outlive it. `typed`: the query's text. With a question mark it is none
  /// to be found as it stands, however long: what answers it has few of its words.
  Ranking(const OpenIndex& index, const QueryBuilder& built, std::string_view typed);

  /// Is it a long query?
  bool is_long() const { return !words_.empty(); }
  /// What to say of it in an explanation; empty if there is nothing to say.
  std::string note() const;

  /// The weighting for the match itself.
  Weighing weight() const;
  /// How many matches order() has to be given at least, as far as there are so many, whatever part
  /// of the answer is asked for: so pages are parts of one order.
  Xapian::doccount reads() const;
  using DataOf = std::function<std::string(const RankedMatch&)>;
  /// Puts matches, best first, in their final order; scores do not rise. Of a long query the first
  /// reads() ones are put in order again: a score grows with the share of the query's words, by how
  /// much they say, that stand together in the text as they were typed or in a form of their
  /// family.
  void order(std::vector<RankedMatch>& matches, const DataOf& data_of, StatementParser& parser,
             Analyzer& analyzer) const;

 private:
  struct Word {
    std::vector<std::string> terms;
    double weight = 0;
  };
  using WordPlaces = std::vector<WordPlace>;
  /// Of each match: where it has the words.
  std::vector<WordPlaces> places_of_words(std::span<const RankedMatch> matches,
                                          const DataOf& data_of, StatementParser& parser,
                                          Analyzer& analyzer) const;

  const OpenIndex& index_;
  std::vector<Word> words_;  // of a long query
  double weight_of_words_ = 0;
  std::uint32_t window_ = 0;  // positions
};

}  // namespace cotejo
