// SPDX-License-Identifier: GPL-3.0-or-later
// Counting works: a statement, its translations and its copies once.
#pragma once

#include "core/index/open_index.h"
#include "searcher/search/facet_count.h"

namespace cotejo {

/// As count_matches(), but each work counts once, and once of each value that one of its
/// statements has. Reads every match's kinship: its time grows with them.
Counts count_works(const OpenIndex& index, const CountRequest& request);

}  // namespace cotejo
