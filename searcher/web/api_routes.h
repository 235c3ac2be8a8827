// SPDX-License-Identifier: GPL-3.0-or-later
// The JSON API, /api/v1/: what the commands of the searcher answer, over HTTP and by the same
// renderers. openapi.json describes it, and a test holds both together.
#pragma once

#include "searcher/web/router.h"

namespace cotejo {

void add_api_routes(Router& router);

}  // namespace cotejo
