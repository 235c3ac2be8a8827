// SPDX-License-Identifier: GPL-3.0-or-later
// Saved queries: their list, and what stands above the answer to one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searcher/pages/page_frame.h"
#include "searcher/saved/query_list.h"

namespace cotejo {

Html saved_page(const PageContext& context, const std::vector<ListedQuery>& queries);

/// Its name, its note, its feeds, and whether the page asks something else by now.
Html saved_banner(const PageContext& context, const ListedQuery& saved);

/// The parameters of the page that has its answer.
PageParameters saved_parameters(const ListedQuery& saved);

/// Does a page with these parameters ask what was saved, in whatever order?
bool is_as_saved(const PageParameters& page, const ListedQuery& saved);

/// The address of its results in a format of the API; a feed reader keeps it, also when the file
/// is edited.
Url saved_results_url(std::string_view name, std::string_view format);

}  // namespace cotejo
