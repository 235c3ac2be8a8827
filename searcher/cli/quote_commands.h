// SPDX-License-Identifier: GPL-3.0-or-later
// Runs `quote`: where do these words come from?
#pragma once

#include "searcher/cli/options.h"

namespace cotejo {

/// Returns the exit code; throws Failure and Xapian::Error.
int run_quote(const SearcherOptions& options);

}  // namespace cotejo
