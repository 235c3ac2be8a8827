// SPDX-License-Identifier: GPL-3.0-or-later
// The commands links and link: translations proposed, and confirmed.
#pragma once

#include "indexer/cli/options.h"
#include "indexer/report/report.h"

namespace cotejo {

/// links without --accept: the proposals, on standard output. Returns the exit code.
int run_proposing(const IndexerOptions& options);

/// link, and links --accept. Throws Failure (usage) if neither two ids nor --none were given.
Report run_linking(const IndexerOptions& options);

}  // namespace cotejo
