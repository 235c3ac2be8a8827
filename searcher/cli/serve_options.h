// SPDX-License-Identifier: GPL-3.0-or-later
// The options of `serve`.
#pragma once

#include "searcher/cli/options.h"

namespace CLI {
class App;
}

namespace cotejo {

/// Adds the command, which fills in `options` when it is parsed.
void define_serve(CLI::App& app, SearcherOptions& options);

}  // namespace cotejo
