// SPDX-License-Identifier: GPL-3.0-or-later
// Counting works: a statement, its translations and its copies once.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <vector>

#include "searcher/search/facet_count.h"

namespace cotejo {

/// The documents that match, in no order.
std::vector<Xapian::docid> matching_documents(const Xapian::Database& database,
                                              const Xapian::Query& query);

/// As count_matches(), but each work counts once, and once of each value that one of its
/// statements has. Reads every match's kinship: its time grows with them.
Counts count_works(const OpenIndex& index, const CountRequest& request);

/// The places (0-based) of those matches that are the first of their work, in the MSet's order.
std::vector<std::size_t> first_of_works(const Xapian::Database& database,
                                        const std::vector<Xapian::docid>& documents);

}  // namespace cotejo
