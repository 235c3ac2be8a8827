// SPDX-License-Identifier: GPL-3.0-or-later
// `saved run`: results of saved queries.
#pragma once

#include "searcher/cli/options.h"

namespace cotejo {

/// Returns the exit code; a query that fails does not keep the others from running.
int run_saved_queries(const SearcherOptions& options);

}  // namespace cotejo
