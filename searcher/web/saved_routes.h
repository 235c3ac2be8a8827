// SPDX-License-Identifier: GPL-3.0-or-later
// Saved queries over HTTP, to be read: the list, and the results of one. Nothing here knows what
// was delivered to whom.
#pragma once

#include "searcher/saved/query_folder.h"
#include "searcher/web/router.h"

namespace cotejo {

/// Adds /api/v1/saved and /api/v1/saved/{name}.
void add_saved_routes(Router& router, const QueryFolder& folder);

/// Changes when the file of that name does; a name that can be none has no file, whatever it is.
std::string state_of_saved(const QueryFolder& folder, const std::string& name);
/// Changes when any of the files does.
std::string state_of_all_saved(const QueryFolder& folder);

}  // namespace cotejo
