// SPDX-License-Identifier: GPL-3.0-or-later
// Runs `quote` and `trace`: where do these words, or those of an article, come from?
#pragma once

#include "searcher/cli/asking.h"
#include "searcher/cli/options.h"

namespace cotejo {

/// Returns the exit code; throws Failure and Xapian::Error.
int run_quote(const SearcherOptions& options, Asking& asking);
int run_trace(const SearcherOptions& options, Asking& asking);

}  // namespace cotejo
