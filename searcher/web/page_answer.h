// SPDX-License-Identifier: GPL-3.0-or-later
// What the page routes share. Internal to searcher/web.
#pragma once

#include <optional>
#include <string>

#include "searcher/pages/page_frame.h"
#include "searcher/saved/query_folder.h"
#include "searcher/search/request_fields.h"
#include "searcher/web/index_reader.h"
#include "searcher/web/request.h"
#include "searcher/web/response.h"
#include "searcher/web/router.h"

namespace cotejo {

/// What all pages share.
struct PageSite {
  QueryFolder queries;
};

using PageHandler = Response (*)(const PageSite&, const Request&, IndexReader&);

/// A GET route for a page, with what it depends on beside the index.
Route page_route(const PageSite& site, const char* pattern, PageHandler handler);

/// What a page knows: the reader's language, and the parameters that have a value, without `ui`.
/// `index`: for the foot of the page; null: it has none.
PageContext page_context(const PageSite& site, const Request& request, const PagePath& path,
                         const OpenIndex* index, const Parameters& parameters);

/// A page as an answer, with the headers that pages have.
Response page_response(int status, const Html& page);

/// Takes the parameters of the page that make a search, and leaves out `ignored` and `ui`. Dates
/// typed in words become dates in the context. Error: names the parameter that is wrong.
struct PageFault {
  std::string parameter;
  std::string message;
};
std::optional<PageFault> read_search(PageContext& context,
                                     std::initializer_list<std::string_view> ignored,
                                     SearchRequest& search);

/// The page that says so.
Response fault_response(const PageContext& context, const PageFault& fault);

void add_search_pages(Router& router, const PageSite& site);
void add_saved_pages(Router& router, const PageSite& site);
void add_statement_pages(Router& router, const PageSite& site);
void add_quote_pages(Router& router, const PageSite& site);

}  // namespace cotejo
