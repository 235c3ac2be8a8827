// SPDX-License-Identifier: GPL-3.0-or-later
// A range of days → the terms that cover it.
#pragma once

#include <xapian.h>

#include "core/index/open_index.h"
#include "searcher/query/query_tree.h"

namespace cotejo {

/// Statements whose date, as precise as it is known, may lie in the range; without a weight.
Xapian::Query date_query(const OpenIndex& index, const DateRange& range);

}  // namespace cotejo
