// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/web/page_answer.h"

#include <algorithm>

#include "searcher/pages/error_page.h"
#include "searcher/web/saved_routes.h"

namespace cotejo {

Route page_route(const PageSite& site, const char* pattern, PageHandler handler) {
  Route route;
  route.method = "GET";
  route.pattern = pattern;
  route.part = Route::Part::kForPeople;
  route.handler = [site, handler](const Request& request, IndexReader& reader) {
    return handler(site, request, reader);
  };
  // Every page has the way to the saved queries, if there are any; that of one has its note.
  route.state = [site](const Request& request) {
    const std::string* saved = find_parameter(request.query, "saved");
    std::string state = site.queries.empty() ? "" : "saved";
    if (saved != nullptr) state += state_of_saved(site.queries, *saved);
    return state;
  };
  return route;
}

PageContext page_context(const PageSite& site, const Request& request, const PagePath& path,
                         const OpenIndex* index, const Parameters& parameters) {
  PageContext context;
  std::vector<PageParameters::Pair> kept;
  std::string_view chosen;
  for (const auto& [name, value] : parameters) {
    if (name == "ui") chosen = value;
    if (name != "ui" && !value.empty()) kept.emplace_back(name, value);
  }
  context.words = Wording(choose_ui_language(chosen, request.header("accept-language")));
  context.language_chosen = chosen == "en" || chosen == "es";
  context.path = path;
  // One look into a folder, which the thread of the sockets can afford for its errors.
  context.has_saved_queries = !site.queries.empty();
  context.parameters = PageParameters(std::move(kept));
  if (index != nullptr) {
    context.index_statements = index->statements;
    context.index_revision = index->revision;
  }
  return context;
}

Response page_response(int status, const Html& page) {
  Response response = make_response(status, kHtmlType, page.markup());
  response.with("Content-Security-Policy", std::string(kContentSecurityPolicy));
  response.with("Vary", "Accept-Language");
  return response;
}

std::optional<PageFault> read_search(PageContext& context,
                                     std::initializer_list<std::string_view> ignored,
                                     SearchRequest& search) {
  RequestReader reader(search);
  for (const auto& [name, value] : context.parameters.pairs()) {
    if (std::find(ignored.begin(), ignored.end(), name) != ignored.end()) continue;
    if (const auto error = reader.set(name, value)) return PageFault{name, error->message};
  }
  auto request = reader.finish();
  if (!request) return PageFault{"since", request.error().message};
  search = std::move(*request);
  const auto& dates = search.options.filters.dates;
  const auto write = [&](std::string_view name, const std::optional<Date>& date) {
    if (date) context.parameters = context.parameters.with(name, date->to_string());
  };
  write("since", dates.since);
  write("until", dates.until);
  return std::nullopt;
}

Response fault_response(const PageContext& context, const PageFault& fault) {
  return page_response(400, error_page(context, 400, fault.parameter + ": " + fault.message));
}

}  // namespace cotejo
