// SPDX-License-Identifier: GPL-3.0-or-later
// What was counted, as a part of the query that is ranked: the parts that are dear to match, words
// in a row or all of several, are then tried with what has them alone.
#pragma once

#include <xapian.h>

#include <memory>
#include <string>
#include <vector>

#include "core/index/open_index.h"
#include "searcher/search/document_set.h"

namespace cotejo {

/// `ranked` within what `counted` holds; `ranked` itself where that does not help, or cannot be
/// done. `counted`: of each shard of `index`, in its order, at least all that `ranked` matches;
/// empty if that is not known.
Xapian::Query within_counted(const Xapian::Query& ranked, const OpenIndex& index,
                             std::vector<DocumentSet> counted);

}  // namespace cotejo
