// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/cli/saved_run.h"

#include <fmt/format.h>

#include <iostream>

#include "searcher/cli/complaints.h"
#include "searcher/cli/engines.h"
#include "searcher/cli/saved_delivery.h"
#include "searcher/output/renderer.h"
#include "searcher/saved/query_folder.h"

namespace cotejo {
namespace {

std::vector<std::string> names_to_run(const SavedOptions& saved, const QueryFolder& folder) {
  if (saved.every && !saved.names.empty()) {
    throw Failure("give names, or --all", ExitCode::kUsage);
  }
  if (!saved.every && saved.names.empty()) {
    throw Failure("which saved query? give names, or --all", ExitCode::kUsage);
  }
  return saved.every ? folder.names() : saved.names;
}

// Everything that the query finds, as `search` shows it.
int show_results(const SearcherOptions& options, const SavedQuery& query, Engines& engines) {
  const SearchRequest request = results_request(query, options.saved.format);
  const TerminalStyle style = terminal_style(options.color);
  const auto renderer = make_renderer(request.format, std::cout, style, {query.name, ""});
  if (renderer == nullptr) {
    return complain_of_saved(
        {"bad-value", fmt::format("{}: there is no format '{}'; take one of {}", query.name,
                                  request.format, kResultFormats)});
  }
  if (request.format == "text") std::cout << bold("== " + query.name + " ==", style) << '\n';
  const auto result = engines.of(request.scope())
                          .search(
                              request.query, request.options,
                              [&](const SearchResult& begun) { renderer->begin(begun); },
                              [&](const Hit& hit) { renderer->hit(hit); });
  if (!result) return complain_of_query(request.query, result.error());
  renderer->end(*result);
  if (request.format == "text") std::cout << '\n';
  return 0;
}

}  // namespace

int run_saved_queries(const SearcherOptions& options) {
  const QueryFolder folder(options.saved.queries);
  const SavedOptions& saved = options.saved;
  Engines engines(options);
  const std::vector<std::string> names = names_to_run(saved, folder);
  const bool delivers = saved.events.any() || saved.deliver || saved.from_now || saved.restart ||
                        saved.manual_ack || !saved.append.empty() || !saved.exec.command.empty() ||
                        !saved.among.empty() || !saved.summary.empty();
  if (delivers) return deliver_saved(options, folder, names, engines);
  int code = 0;
  for (const std::string& name : names) {
    const auto query = folder.read(name);
    const int one =
        query ? show_results(options, *query, engines) : complain_of_saved(query.error());
    if (one != 0) code = one;
  }
  return code;
}

}  // namespace cotejo
