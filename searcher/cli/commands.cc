// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/cli/commands.h"

#include <fmt/format.h>

#include <algorithm>
#include <iostream>

#include "core/base/json_writer.h"
#include "core/base/utf8.h"
#include "searcher/cli/command_inputs.h"
#include "searcher/cli/quote_commands.h"
#include "searcher/cli/serve_command.h"
#include "searcher/output/renderer.h"
#include "searcher/output/web_address.h"
#include "searcher/search/revision_history.h"
#include "searcher/search/search_engine.h"

namespace cotejo {
namespace {

// A query error with the query under it, and a caret where it lies.
int complain_of_query(const std::string& query, const Error& error) {
  std::cerr << "cotejo-searcher: error: " << printable(error.message) << '\n';
  if (error.column != 0) {
    std::string line = printable(query);
    for (char& c : line) c = c == '\n' || c == '\t' ? ' ' : c;
    std::string before;
    std::size_t at = 0;
    for (std::size_t i = 1; i < error.column && at < line.size(); ++i) decode_utf8(line, at);
    std::cerr << "  " << line << "\n  " << std::string(display_width(line.substr(0, at)), ' ')
              << "^ column " << error.column << '\n';
  }
  return static_cast<int>(ExitCode::kUsage);
}

SearchOptions search_options(const SearcherOptions& options) {
  return read_request(options).options;
}

int found_code(const SearcherOptions& options, std::uint64_t total) {
  return options.exit_status && total == 0 ? 1 : 0;
}

// A person who finds nothing is shown what has some of the words, under a heading of its own; for
// programs nothing is nothing.
void show_some_words(SearchEngine& engine, const SearcherOptions& options,
                     const SearchResult& nothing, ResultRenderer& renderer) {
  constexpr std::size_t kMostShown = 3;
  SearchOptions some = search_options(options);
  some.any = true;
  some.all = false;
  some.offset = 0;
  some.limit = std::min(some.limit, kMostShown);
  some.facets.clear();
  const auto found = engine.search(options.query, some);
  if (!found || found->total == 0 || found->read_as == nothing.read_as) return;
  std::cout << fmt::format("\nSome of the words (--any) are in {} statement{}, most of them in:\n",
                           found->total, found->total == 1 ? "" : "s");
  for (const Hit& hit : found->hits) renderer.hit(hit);
}

FeedOptions feed_options(const SearcherOptions& options) {
  const bool given = !options.feed_title.empty() || !options.feed_url.empty();
  if (given && !is_feed_format(options.format)) {
    throw Failure("--feed-title and --feed-url are for --format atom and rss", ExitCode::kUsage);
  }
  if (!options.feed_url.empty() && web_address(options.feed_url).empty()) {
    throw Failure(fmt::format("--feed-url: '{}' is no address; write https://…", options.feed_url),
                  ExitCode::kUsage);
  }
  return {options.feed_title, options.feed_url};
}

int run_search(const SearcherOptions& options) {
  const FeedOptions feed = feed_options(options);
  const SearchOptions search = search_options(options);
  SearchEngine engine(options.indexes, open_dictionary(options), read_scope(options));
  const auto renderer =
      make_renderer(options.format, std::cout, terminal_style(options.color), feed);
  const auto result = engine.search(
      options.query, search, [&](const SearchResult& begun) { renderer->begin(begun); },
      [&](const Hit& hit) { renderer->hit(hit); });
  if (!result) return complain_of_query(options.query, result.error());
  if (result->total == 0 && options.format == "text" && !result->suggestion) {
    show_some_words(engine, options, *result, *renderer);
  }
  renderer->end(*result);
  return found_code(options, result->total);
}

int run_count(const SearcherOptions& options) {
  SearchEngine engine(options.indexes, open_dictionary(options), read_scope(options));
  const auto result = engine.count(options.query, search_options(options));
  if (!result) return complain_of_query(options.query, result.error());
  if (options.format == "json") {
    const auto renderer = make_renderer("json", std::cout, {});
    renderer->begin(*result);
    renderer->end(*result);
  } else {
    std::cout << result->total << '\n';
    for (const std::string& note : result->notes) {
      std::cerr << "note: " << printable(note) << '\n';
    }
    if (result->suggestion) {
      std::cerr << fmt::format("Did you mean: {} ({} statement{})\n",
                               printable(*result->suggestion), result->suggestion_total,
                               result->suggestion_total == 1 ? "" : "s");
    }
  }
  return found_code(options, result->total);
}

int run_explain(const SearcherOptions& options) {
  SearchEngine engine(options.indexes, open_dictionary(options), read_scope(options));
  const auto explanation = engine.explain(options.query, search_options(options), options.id);
  if (!explanation && explanation.error().code == "not-found") {
    throw Failure(explanation.error().message);
  }
  if (!explanation) return complain_of_query(options.query, explanation.error());
  if (options.format == "json") {
    render_explanation_json(*explanation, std::cout);
  } else {
    render_explanation(*explanation, std::cout, terminal_style(options.color));
  }
  return 0;
}

// A statement that is not there may have been removed: then its history tells.
std::string not_there(const SearcherOptions& options) {
  std::string message = fmt::format("the index has no statement '{}'", options.id);
  try {
    const auto history =
        read_history(open_index(options.indexes, Scope::kAllRevisions), options.id);
    if (history && !history->back().state.removed.empty()) {
      message += fmt::format(" any more: it was removed on {}; its history has what it said",
                             iso_day(history->back().state.removed));
    }
  } catch (const Failure&) {
    // A server may have no history; the question was for the statement.
  }
  return message;
}

int run_show(const SearcherOptions& options) {
  const Scope scope = options.revision == 0 ? Scope::kCurrent : Scope::kAllRevisions;
  SearchEngine engine(options.indexes, open_dictionary(options), scope);
  const auto shown =
      engine.show(options.id, options.highlight, search_options(options), options.revision);
  if (!shown && shown.error().code == "no-revision") throw Failure(shown.error().message);
  if (!shown) return complain_of_query(options.highlight, shown.error());
  if (!*shown) throw Failure(not_there(options));
  if (options.format == "json") {
    render_statement_json((*shown)->statement, (*shown)->marks, std::cout);
  } else {
    render_statement((*shown)->statement, (*shown)->marks, std::cout,
                     terminal_style(options.color));
  }
  return 0;
}

int run_history(const SearcherOptions& options) {
  const auto history = read_history(open_index(options.indexes, Scope::kAllRevisions), options.id);
  if (!history) throw Failure(fmt::format("the index has no statement '{}'", options.id));
  if (options.format == "json") {
    render_history_json(*history, std::cout);
  } else {
    render_history(*history, std::cout, terminal_style(options.color));
  }
  return 0;
}

}  // namespace

int run_command(const SearcherOptions& options) {
  if (options.command == "count") return run_count(options);
  if (options.command == "explain") return run_explain(options);
  if (options.command == "show") return run_show(options);
  if (options.command == "history") return run_history(options);
  if (options.command == "quote") return run_quote(options);
  if (options.command == "trace") return run_trace(options);
  if (options.command == "serve") return run_serve(options);
  return run_search(options);
}

}  // namespace cotejo
