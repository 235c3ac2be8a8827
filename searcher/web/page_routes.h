// SPDX-License-Identifier: GPL-3.0-or-later
// The pages for people: their addresses, and how each is asked of the index. How they look is the
// business of searcher/pages.
#pragma once

#include "searcher/saved/query_folder.h"
#include "searcher/web/router.h"

namespace cotejo {

/// Adds `/`, `/search`, `/saved`, `/saved/{name}`, `/statements/{id}`, `/statements/{id}/history`,
/// `/quote`, `/trace`, `/help` and `/assets/{file}`, and makes problems outside of the API look
/// like the other pages.
void add_page_routes(Router& router, const QueryFolder& queries);

}  // namespace cotejo
