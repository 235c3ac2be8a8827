// SPDX-License-Identifier: GPL-3.0-or-later
// `saved run --new` and its like, `saved ack`, and what `saved show` says of accounts.
#pragma once

#include <string>
#include <vector>

#include "searcher/cli/engines.h"
#include "searcher/cli/options.h"
#include "searcher/saved/query_folder.h"

namespace cotejo {

/// Gives each of the queries' events to the consumer. Returns the exit code; one that fails does
/// not keep the others from being given.
int deliver_saved(const SearcherOptions& options, const QueryFolder& folder,
                  const std::vector<std::string>& names, Engines& engines);

int run_ack(const SavedOptions& saved);

/// A line for each consumer of the query.
void show_accounts(const SavedOptions& saved, const std::string& query);

}  // namespace cotejo
