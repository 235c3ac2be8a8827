// SPDX-License-Identifier: GPL-3.0-or-later
// Which documents match, whatever their rank? Answered by sets: the words of a query stand for
// dozens of terms, and Xapian's matcher keeps them in order document by document, for the sake of
// weights that a count has no use for.
#pragma once

#include <xapian.h>

#include <vector>

#include "core/index/open_index.h"
#include "searcher/search/document_set.h"

namespace cotejo {

/// The documents of one local database that match; the same that Xapian's matcher finds. Posting
/// lists are joined as sets; phrases and ranges of values are asked of the matcher, among what the
/// rest of the query has left.
DocumentSet matching_set(const Xapian::Database& database, const Xapian::Query& query);

/// Those of all shards, as documents of `index.combined`, in ascending order.
std::vector<Xapian::docid> matching_documents(const OpenIndex& index, const Xapian::Query& query);

/// Those of one database, local or not, in ascending order.
std::vector<Xapian::docid> matching_documents(const Xapian::Database& database,
                                              const Xapian::Query& query);

/// Runs the matcher over every match of `query`, without weights, in the order in which the
/// documents lie. Returns how many there are.
Xapian::doccount visit_matches(const Xapian::Database& database, const Xapian::Query& query,
                               const std::vector<Xapian::MatchSpy*>& spies);

}  // namespace cotejo
