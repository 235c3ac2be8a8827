// SPDX-License-Identifier: GPL-3.0-or-later
// One answer of each kind, with a text of the test's choice wherever text from outside can be.
#pragma once

#include <string>
#include <vector>

#include "searcher/pages/page_frame.h"
#include "searcher/pages/statement_page.h"
#include "searcher/quotes/trace_result.h"
#include "searcher/saved/query_list.h"
#include "searcher/search/result.h"

namespace cotejo {

PageContext sample_context(UiLanguage language = UiLanguage::kEnglish,
                           PageParameters parameters = {});

Statement sample_statement(const std::string& text);
SearchResult sample_search(const std::string& text);
QuoteResult sample_quote(const std::string& text, Verdict verdict = Verdict::kAltered);
TraceResult sample_trace(const std::string& text);
StatementView sample_view(const std::string& text);

ListedQuery sample_saved(const std::string& text);

/// Every page there is, made of these.
std::vector<Html> all_pages(const PageContext& context, const std::string& text);

/// How often a text occurs in another.
std::size_t occurrences(std::string_view text, std::string_view wanted);

}  // namespace cotejo
