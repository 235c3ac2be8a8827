// SPDX-License-Identifier: GPL-3.0-or-later
// The values that an answer can be narrowed by, each with its count.
#pragma once

#include "searcher/pages/page_frame.h"
#include "searcher/search/result.h"

namespace cotejo {

/// Source, speaker, kind, language and topic as lists of links that put a value in or take it out:
/// several may be chosen at once. Years and months are the histogram's.
Html facet_lists(const PageContext& context, const std::vector<FacetCounts>& facets);

/// What is chosen, each with a link that takes it out, and one that takes out all; empty if
/// nothing.
Html chosen_filters(const PageContext& context);

/// What a search is narrowed by, and how it is read, in words: "Spanish", "from 2026-03".
std::vector<std::string> told_choices(const Wording& words, const PageParameters& search);

}  // namespace cotejo
