// SPDX-License-Identifier: GPL-3.0-or-later
// What a search was narrowed by beside its query, in words: so that an answer can say what it is
// the answer to.
#pragma once

#include <vector>

#include "searcher/search/result.h"
#include "searcher/search/search_engine.h"

namespace cotejo {

/// The filters and the ways of reading that decide which statements match, by the names of the
/// options, those of one name sorted and once each: the same search gives the same list, in
/// whatever order it was typed. How the answer is sorted, cut and shown is not among them.
std::vector<Narrowing> narrowings(const SearchOptions& options);

}  // namespace cotejo
