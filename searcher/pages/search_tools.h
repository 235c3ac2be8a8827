// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with an answer: order it, go on in it, take it along, ask it again.
#pragma once

#include "searcher/pages/page_frame.h"
#include "searcher/search/result.h"

namespace cotejo {

/// What makes the search; the rest of a page's parameters is how it is shown.
PageParameters search_alone(const PageParameters& page);

/// Hits on a page.
inline constexpr std::size_t kHitsAPage = 20;

/// Relevance, newest, oldest; the one that is, is no link.
Html sort_links(const PageContext& context);

/// Before, next, and which hits these are; empty if all are on this page.
Html page_links(const PageContext& context, const SearchResult& result);

/// The whole answer as CSV and JSON Lines, and as feeds.
Html export_links(const PageContext& context);

/// How the same query is saved from a command line, and as a file.
Html save_query(const PageContext& context);

/// The command and the file that save_query() shows.
std::string saved_add_command(const PageParameters& search);
std::string saved_query_toml(const PageParameters& search);

}  // namespace cotejo
