// SPDX-License-Identifier: GPL-3.0-or-later
// What several commands are given: filters, and the dictionary.
#pragma once

#include "core/dictionary/dictionary.h"
#include "searcher/cli/options.h"
#include "searcher/search/request_fields.h"

namespace cotejo {

/// The search as typed. Throws Failure (usage): a value that cannot be read, with its option.
SearchRequest read_request(const SearcherOptions& options);

/// Its filters.
Filters read_filters(const SearcherOptions& options);

/// What is opened for these filters.
Scope read_scope(const SearcherOptions& options);

/// The dictionary that came with the program, and one's own lists on top; a missing one is warned
/// of. Throws Failure (usage): a list that cannot be read.
Dictionary open_dictionary(const SearcherOptions& options);

}  // namespace cotejo
