// SPDX-License-Identifier: GPL-3.0-or-later
// How much the words of a query can weigh, by how rare they are in all shards together: as Xapian's
// BM25Weight has it.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <vector>

#include "searcher/search/posting_lists.h"

namespace cotejo {

class WordWeights {
 public:
  /// `lists`: of all shards; they must outlive it. `saturation`: BM25's k1.
  WordWeights(std::vector<PostingLists*> lists, double saturation);

  /// The most that a term, or a synonym, can weigh in a document: the logarithm of Robertson &
  /// Spärck Jones 1976, kept above 0 as Xapian 1.4 keeps it, times k1 + 1. How many documents have
  /// a synonym is Xapian's estimate.
  double of(const Xapian::Query& word) const;

 private:
  double estimate(const Xapian::Query& query) const;
  double share(const Xapian::Query& query) const;
  double having_all(const Xapian::Query& query) const;

  std::vector<PostingLists*> lists_;
  double saturation_;
  double documents_ = 0;
};

/// What a query of OP_SCALE_WEIGHT multiplies weights by: Xapian does not tell but in words. Throws
/// Failure if those are not what they were.
double scale_of(const Xapian::Query& query);

/// Within how many positions a phrase (OP_PHRASE) or its like (OP_NEAR) has to stand: likewise.
std::uint32_t window_of(const Xapian::Query& phrase);

/// The term of a query of LEAF_TERM.
std::string term_of(const Xapian::Query& leaf);

/// Calls `visit` with the parts of a query, from the `first`-th on.
template <typename Visit>
void for_each_part(const Xapian::Query& query, const Visit& visit, std::size_t first = 0) {
  for (std::size_t i = first; i < query.get_num_subqueries(); ++i) visit(query.get_subquery(i));
}

}  // namespace cotejo
