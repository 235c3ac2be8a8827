// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/web/saved_routes.h"

#include <fmt/format.h>

#include <sstream>

#include "core/base/sha256.h"
#include "searcher/output/saved_list.h"
#include "searcher/web/api_parameters.h"
#include "searcher/web/index_reader.h"
#include "searcher/web/result_formats.h"

namespace cotejo {
namespace {

// Whoever wrote the file has to mend it: no fault of who asks.
[[noreturn]] void refuse_saved(std::string detail, std::size_t column = 0) {
  throw RefusedRequest({500, "bad-saved-query", std::move(detail), {}, column});
}

Response saved_list(const QueryFolder& folder, const Request& request) {
  const ApiParameters parameters(request.query, {}, {});
  std::ostringstream out;
  render_saved_list_json(list_queries(folder), false, out);
  return json_response(std::move(out).str());
}

Response saved_results(const QueryFolder& folder, const Request& request, IndexReader& reader) {
  const ApiParameters parameters(request.query, {"format"}, {});
  const std::string name(request.captured_value("name"));
  if (fault_of_query_name(name) || !folder.has(name)) {
    throw RefusedRequest(
        {404, "not-found", fmt::format("there is no saved query '{}'", name), {}, 0});
  }
  const auto query = folder.read(name);
  if (!query) refuse_saved(query.error().message);
  SearchRequest wanted = results_request(*query, parameters.search().format);
  // A file may want what is for terminals.
  if (parameters.search().format.empty() && media_type_of(wanted.format).empty()) {
    wanted = results_request(*query, "json");
  }
  check_format(wanted, kAnswerFormats);
  return stream_results(reader, wanted, {name, ""}, [name](const Error& error) {
    refuse_saved(fmt::format("{}: {}", name, error.message), error.column);
  });
}

}  // namespace

std::string state_of_saved(const QueryFolder& folder, const std::string& name) {
  if (fault_of_query_name(name)) return {};
  const auto text = folder.text_of(name);
  return sha256_hex(text ? *text : text.error().message);
}

std::string state_of_all_saved(const QueryFolder& folder) {
  std::string state;
  for (const std::string& name : folder.names()) {
    state += name + "\n" + state_of_saved(folder, name) + "\n";
  }
  return state;
}

void add_saved_routes(Router& router, const QueryFolder& folder) {
  Route list;
  list.method = "GET";
  list.pattern = "/api/v1/saved";
  list.handler = [folder](const Request& request, IndexReader&) {
    return saved_list(folder, request);
  };
  list.state = [folder](const Request&) { return state_of_all_saved(folder); };
  router.add(std::move(list));
  Route results;
  results.method = "GET";
  results.pattern = "/api/v1/saved/{name}";
  results.handler = [folder](const Request& request, IndexReader& reader) {
    return saved_results(folder, request, reader);
  };
  results.state = [folder](const Request& request) {
    return state_of_saved(folder, std::string(request.captured_value("name")));
  };
  results.slow = true;
  // Whoever follows it would take a part for all there is.
  results.part = Route::Part::kNever;
  router.add(std::move(results));
}

}  // namespace cotejo
