// SPDX-License-Identifier: GPL-3.0-or-later
// The command `self-check`.
#pragma once

#include "indexer/cli/options.h"

namespace cotejo {

/// `options.index` may be empty: the one that there would be without --index. Returns the exit
/// code.
int run_self_check(const IndexerOptions& options);

}  // namespace cotejo
