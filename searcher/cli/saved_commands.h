// SPDX-License-Identifier: GPL-3.0-or-later
// `saved add`, `list`, `show`, `remove`; `run` has a file of its own.
#pragma once

#include "searcher/cli/options.h"

namespace cotejo {

/// Returns the exit code; throws Failure and Xapian::Error.
int run_saved(const SearcherOptions& options);

}  // namespace cotejo
