// SPDX-License-Identifier: GPL-3.0-or-later
// Hits, one below the other.
#pragma once

#include "searcher/pages/page_frame.h"
#include "searcher/search/result.h"

namespace cotejo {

Html hit_list(const PageContext& context, const std::vector<Hit>& hits);

/// A statement's page at what a query matches there; `more` goes before the query.
Url statement_link(const PageContext& context, std::string_view id, const PageParameters& more = {},
                   std::string_view fragment = {});

/// "5 March 2026 · Speaker · Source", each part marked up as what it is.
Html byline(const Wording& words, const Statement& statement);

}  // namespace cotejo
