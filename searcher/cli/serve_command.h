// SPDX-License-Identifier: GPL-3.0-or-later
// Runs `serve`: the web server, until it is told to end.
#pragma once

#include "searcher/cli/options.h"

namespace cotejo {

/// Returns the exit code; throws Failure and Xapian::Error.
int run_serve(const SearcherOptions& options);

}  // namespace cotejo
