// SPDX-License-Identifier: GPL-3.0-or-later
// The list of saved queries, and the way to the answer of each.
#include "searcher/pages/error_page.h"
#include "searcher/pages/saved_page.h"
#include "searcher/web/page_answer.h"
#include "searcher/web/saved_routes.h"

namespace cotejo {
namespace {

Response answer_saved(const PageSite& site, const Request& request, IndexReader& reader) {
  const PageContext context =
      page_context(site, request, {"/saved"}, &reader.engine().index(), request.query);
  return page_response(200, saved_page(context, list_queries(site.queries)));
}

// An address that stays, to the search that the file asks for now.
Response answer_saved_query(const PageSite& site, const Request& request, IndexReader& reader) {
  const std::string name(request.captured_value("name"));
  const PageContext context =
      page_context(site, request, {"/saved/", name}, &reader.engine().index(), request.query);
  if (fault_of_query_name(name) || !site.queries.has(name)) {
    return page_response(404, error_page(context, 404, "there is no saved query '" + name + "'"));
  }
  const ListedQuery saved = list_query(site.queries, name);
  if (saved.error) return page_response(500, error_page(context, 500, *saved.error));
  const PageParameters search = saved_parameters(saved).with("saved", name);
  Response response = make_response(303, kTextType, "");
  return response.with("Location", context.link({"/search"}, search).text());
}

}  // namespace

void add_saved_pages(Router& router, const PageSite& site) {
  Route list = page_route(site, "/saved", answer_saved);
  list.state = [site](const Request&) { return state_of_all_saved(site.queries); };
  router.add(std::move(list));
  router.add(page_route(site, "/saved/{name}", answer_saved_query));
}

}  // namespace cotejo
