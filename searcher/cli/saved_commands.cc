// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/cli/saved_commands.h"

#include <fmt/format.h>

#include <iostream>

#include "core/base/counted.h"
#include "core/base/utf8.h"
#include "searcher/cli/complaints.h"
#include "searcher/cli/engines.h"
#include "searcher/cli/saved_delivery.h"
#include "searcher/cli/saved_run.h"
#include "searcher/output/renderer.h"
#include "searcher/output/saved_list.h"
#include "searcher/query/parser.h"
#include "searcher/saved/accounts.h"
#include "searcher/saved/query_folder.h"

namespace cotejo {
namespace {

// The values as `search` would take them, so that what is wrong is told by its option.
SearchRequest read_values(const SavedOptions& saved) {
  RequestReader reader;
  for (const auto& [name, value] : saved.values) {
    if (name == "note") continue;
    if (const auto error = reader.set(name, value)) {
      throw Failure(fmt::format("--{}: {}", name, error->message), ExitCode::kUsage);
    }
  }
  auto request = reader.finish();
  if (!request) throw Failure("--since: " + request.error().message, ExitCode::kUsage);
  const std::string& format = request->format;
  if (!format.empty() && make_renderer(format, std::cout, {}) == nullptr) {
    throw Failure(fmt::format("--format: there is no '{}'; take one of {}", format, kResultFormats),
                  ExitCode::kUsage);
  }
  request->query = saved.query;
  return *std::move(request);
}

Failure matches_everything(const std::string& why) {
  return Failure(why + "; narrow it, or save it with --anyway", ExitCode::kUsage);
}

// What the index says of a query before it is saved: an exit code if it cannot be read.
int check_query(const SearcherOptions& options, const SearchRequest& request) {
  const auto parsed = parse_query(request.query);
  if (!parsed) return complain_of_query(request.query, parsed.error());
  const Filters& filters = request.options.filters;
  if (!options.saved.anyway && parsed->root.kind == QueryNode::Kind::kAll && filters.empty() &&
      filters.revisions.empty()) {
    throw matches_everything("the query has no condition: every statement matches");
  }
  Engines engines(options);
  SearchEngine* engine = nullptr;
  try {
    engine = &engines.of(request.scope());
  } catch (const Failure& failure) {
    std::cerr << "cotejo-searcher: warning: " << printable(failure.what())
              << "\n  the query was not tried on an index\n";
    return 0;
  }
  const auto result = engine->count(request.query, request.options);
  if (!result) return complain_of_query(request.query, result.error());
  if (!options.saved.anyway && result->total == result->index_statements && result->total != 0) {
    throw matches_everything(fmt::format("the query matches all that the index has ({})",
                                         counted(result->index_statements, "statement")));
  }
  if (result->total == 0) {
    std::cerr << "cotejo-searcher: warning: nothing matches now\n";
    for (const std::string& note : result->notes) {
      std::cerr << "  note: " << printable(note) << '\n';
    }
    if (result->suggestion)
      std::cerr << "  did you mean: " << printable(*result->suggestion) << '\n';
  }
  return 0;
}

int run_add(const SearcherOptions& options) {
  const SavedOptions& saved = options.saved;
  const std::string& name = saved.name;
  if (const auto fault = fault_of_query_name(name)) throw Failure(*fault, ExitCode::kUsage);
  const SearchRequest request = read_values(saved);
  NamedValues values{{"query", saved.query}};
  values.insert(values.end(), saved.values.begin(), saved.values.end());
  const std::string text = saved_query_text(values);
  const auto reread = parse_saved_query(name, text);
  if (!reread) throw Failure(reread.error().message, ExitCode::kUsage);
  const QueryFolder folder(saved.queries);
  if (folder.has(name)) {
    const std::string file = folder.file_of(name).string();
    if (!saved.replace) {
      throw Failure(fmt::format("'{}' is there already; write over it with --replace", file));
    }
    const auto old_text = folder.text_of(name);
    const auto old = folder.read(name);
    if (!old || has_more_than_values(*old, *old_text)) {
      throw Failure(fmt::format("'{}' {}: edit it, so that nothing of it is lost", file,
                                old ? "has comments or a [deliver]" : "cannot be read"));
    }
  }
  if (const int code = check_query(options, request); code != 0) return code;
  folder.write(name, text);
  std::cout << folder.file_of(name).string() << '\n';
  return 0;
}

int run_list(const SavedOptions& saved) {
  const QueryFolder folder(saved.queries);
  const std::vector<ListedQuery> queries = list_queries(folder);
  if (saved.format == "json") {
    render_saved_list_json(queries, true, std::cout);
  } else if (queries.empty()) {
    std::cout << fmt::format("There are no saved queries in '{}'.\n", saved.queries);
  } else {
    render_saved_list(queries, std::cout);
  }
  return 0;
}

int run_show(const SearcherOptions& options) {
  const QueryFolder folder(options.saved.queries);
  Engines engines(options);
  int code = 0;
  for (const std::string& name : options.saved.names) {
    const auto query = folder.read(name);
    if (!query) {
      code = complain_of_saved(query.error());
      continue;
    }
    const SearchRequest& request = query->request;
    const auto result = engines.of(request.scope()).count(request.query, request.options);
    if (!result) {
      code = complain_of_query(request.query, result.error());
      continue;
    }
    std::cout << fmt::format("{}\n     file: {}\n     query: {}\n", name,
                             one_line(folder.file_of(name).string()), one_line(request.query));
    if (!query->note.empty()) std::cout << "     note: " << one_line(query->note) << '\n';
    std::cout << "     read as: " << one_line(result->read_as) << '\n';
    for (const std::string& note : result->notes) {
      std::cout << "     note: " << one_line(note) << '\n';
    }
    std::cout << fmt::format("     matches now: {} of {}\n", result->total,
                             counted(result->index_statements, "statement"));
    show_accounts(options.saved, name);
  }
  return code;
}

// What was given stays known: a query that is saved again under the name gives nothing twice.
int run_remove(const SavedOptions& saved) {
  const QueryFolder folder(saved.queries);
  const Accounts accounts(saved.cursors);
  int code = 0;
  for (const std::string& name : saved.names) {
    if (!folder.has(name)) {
      code = complain_of_saved({"bad-saved-query", name + ": there is no such saved query"});
      continue;
    }
    folder.remove(name);
    const std::vector<Account> known = accounts.of_query(name);
    if (saved.every) {
      for (const Account& account : known) {
        std::filesystem::remove(accounts.cursor_file(account));
        std::filesystem::remove(accounts.lock_file(account));
      }
    } else if (!known.empty()) {
      std::cout << fmt::format(
          "what {} of '{}' {} given stays known: saved again under that name, it gives none of it "
          "twice; --cursors forgets it\n",
          counted(known.size(), "consumer"), name, known.size() == 1 ? "was" : "were");
    }
  }
  return code;
}

}  // namespace

int run_saved(const SearcherOptions& options) {
  const SavedOptions& saved = options.saved;
  if (saved.action == "add") return run_add(options);
  if (saved.action == "list") return run_list(saved);
  if (saved.action == "show") return run_show(options);
  if (saved.action == "remove") return run_remove(saved);
  if (saved.action == "ack") return run_ack(saved);
  return run_saved_queries(options);
}

}  // namespace cotejo
