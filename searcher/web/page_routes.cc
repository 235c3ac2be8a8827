// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/web/page_routes.h"

#include "searcher/pages/asset_files.h"
#include "searcher/pages/error_page.h"
#include "searcher/pages/help_page.h"
#include "searcher/web/page_answer.h"

namespace cotejo {
namespace {

Response asset(const PageSite& site, const Request& request) {
  const AssetFile* file = find_asset(request.path);
  if (file == nullptr) {
    const PageContext context = page_context(site, request, {"/"}, nullptr, {});
    return page_response(404, error_page(context, 404, {}));
  }
  Response response = make_response(200, file->media_type, std::string(file->bytes));
  response.with("Cache-Control", std::string(kAssetCacheControl));
  return response;
}

// For those who ask for pages, as browsers do; a program gets the problem as data, also where its
// request could not be read and it is not known what it was for.
Response problem_page(const PageSite& site, const Request& request, const Problem& problem) {
  if (request.header("accept").find("text/html") == std::string_view::npos) {
    return problem_response(problem);
  }
  const PageContext context = page_context(site, request, {"/"}, nullptr, request.query);
  std::string message = problem.parameter.empty() ? "" : problem.parameter + ": ";
  message += problem.detail;
  return page_response(problem.status,
                       error_page(context, static_cast<unsigned>(problem.status), message));
}

Response help(const PageSite& site, const Request& request, IndexReader&) {
  return page_response(200,
                       help_page(page_context(site, request, {"/help"}, nullptr, request.query)));
}

}  // namespace

void add_page_routes(Router& router, const QueryFolder& queries) {
  const PageSite site{queries};
  add_search_pages(router, site);
  add_saved_pages(router, site);
  add_statement_pages(router, site);
  add_quote_pages(router, site);
  router.add(page_route(site, "/help", help));
  router.add({"GET", "/assets/{file}", {}, [site](const Request& request) {
                return asset(site, request);
              }});
  router.set_problem_page([site](const Request& request, const Problem& problem) {
    return problem_page(site, request, problem);
  });
}

}  // namespace cotejo
