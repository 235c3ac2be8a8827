// SPDX-License-Identifier: GPL-3.0-or-later
// --notify: after a commit, the searcher delivers what saved queries find among the statements that
// changed.
#pragma once

#include "indexer/cli/options.h"
#include "indexer/report/report.h"

namespace cotejo {

/// Runs `cotejo-searcher saved run --all --deliver --among -` on what the report says has changed,
/// waits for it, and puts into the report how many saved queries had news. The statements are in
/// whatever becomes of that: what fails is a warning of the report (not-delivered), and stays due
/// to the next `saved run --deliver`, as it does if we are killed meanwhile. Without --notify
/// nothing is done. The index's lock must be free.
void notify(const IndexerOptions& options, Report& report);

}  // namespace cotejo
