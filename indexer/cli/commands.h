// SPDX-License-Identifier: GPL-3.0-or-later
// Runs one command of the indexer.
#pragma once

#include "indexer/cli/options.h"

namespace cotejo {

/// Results on standard output, progress and remarks on standard error. Returns the exit code;
/// throws Failure and Xapian::Error.
int run_command(const IndexerOptions& options);

}  // namespace cotejo
