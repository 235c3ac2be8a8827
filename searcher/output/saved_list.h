// SPDX-License-Identifier: GPL-3.0-or-later
// The list of saved queries, for people and for programs.
#pragma once

#include <ostream>
#include <vector>

#include "searcher/saved/query_list.h"

namespace cotejo {

void render_saved_list(const std::vector<ListedQuery>& queries, std::ostream& out);

/// `with_files`: where the files lie; who asks over a network is not told.
void render_saved_list_json(const std::vector<ListedQuery>& queries, bool with_files,
                            std::ostream& out);

}  // namespace cotejo
