// SPDX-License-Identifier: GPL-3.0-or-later
// What the words of a quotation were found in, by shard: kept for its fragments.
#pragma once

#include <memory>
#include <vector>

#include "core/index/open_index.h"
#include "searcher/search/matching.h"

namespace cotejo {

/// One for each shard, or none where servers are asked, which Xapian's matcher has to do.
using ShardMatchers = std::vector<std::shared_ptr<SetMatcher>>;

ShardMatchers make_matchers(const OpenIndex& index);

}  // namespace cotejo
