// SPDX-License-Identifier: GPL-3.0-or-later
// The commands backup, restore and upgrade.
#pragma once

#include "indexer/cli/options.h"

namespace cotejo {

int run_backup(const IndexerOptions& options);
int run_restore(const IndexerOptions& options);
int run_upgrading(const IndexerOptions& options);

}  // namespace cotejo
