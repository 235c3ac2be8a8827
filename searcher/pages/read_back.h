// SPDX-License-Identifier: GPL-3.0-or-later
// How a query was read, and what else there is to say of it.
#pragma once

#include "searcher/pages/page_frame.h"
#include "searcher/search/result.h"

namespace cotejo {

/// "Read as …", the notes, and the query that was perhaps meant, as a link; empty if there is
/// nothing to say. Where nothing matches, the notes are the cause.
Html read_back(const PageContext& context, const SearchResult& result);

/// The engine's notes, in the language of the page where its sentence is known; else as it is,
/// marked as English.
Html notes_list(const Wording& words, const std::vector<std::string>& notes);

}  // namespace cotejo
