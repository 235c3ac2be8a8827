// SPDX-License-Identifier: GPL-3.0-or-later
// Runs one command of the searcher.
#pragma once

#include "searcher/cli/options.h"

namespace cotejo {

/// Returns the exit code; throws Failure and Xapian::Error.
int run_command(const SearcherOptions& options);

}  // namespace cotejo
