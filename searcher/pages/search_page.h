// SPDX-License-Identifier: GPL-3.0-or-later
// The answer to a search, and the page before any.
#pragma once

#include <optional>

#include "searcher/pages/date_histogram.h"
#include "searcher/pages/page_frame.h"
#include "searcher/saved/query_list.h"
#include "searcher/search/result.h"

namespace cotejo {

/// Facets that the pages want, with all of their values.
inline constexpr Facet kPageFacets[] = {Facet::kSource, Facet::kSpeaker, Facet::kYear,
                                        Facet::kMonth,  Facet::kLang,    Facet::kKind};

/// `some`: where nothing matches, a few statements that have some of the words; else null.
/// `saved`: the saved query that this is the answer to; else null.
Html search_page(const PageContext& context, const SearchResult& result,
                 const DateHistogram& histogram, const SearchResult* some = nullptr,
                 const ListedQuery* saved = nullptr);

/// A query that cannot be read, with its place under it. `column` counts code points from 1; 0: the
/// fault has no place.
Html unreadable_query_page(const PageContext& context, std::string_view message,
                           std::size_t column);

/// `latest`: the newest statements of the whole index, with their facets.
Html start_page(const PageContext& context, const SearchResult& latest);

}  // namespace cotejo
