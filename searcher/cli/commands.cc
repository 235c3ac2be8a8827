// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/cli/commands.h"

#include <fmt/format.h>

#include <algorithm>
#include <iostream>

#include "core/base/counted.h"
#include "core/base/json_writer.h"
#include "core/base/utf8.h"
#include "searcher/cli/asking.h"
#include "searcher/cli/command_inputs.h"
#include "searcher/cli/complaints.h"
#include "searcher/cli/quote_commands.h"
#include "searcher/cli/saved_commands.h"
#include "searcher/cli/serve_command.h"
#include "searcher/output/renderer.h"
#include "searcher/output/web_address.h"
#include "searcher/search/revision_history.h"
#include "searcher/search/search_engine.h"

namespace cotejo {
namespace {

SearchOptions search_options(const SearcherOptions& options) {
  return read_request(options).options;
}

int found_code(const SearcherOptions& options, std::uint64_t total) {
  return options.exit_status && total == 0 ? 1 : 0;
}

// A person who finds nothing is shown what has some of the words, under a heading of its own; for
// programs nothing is nothing.
void show_some_words(SearchEngine& engine, const SearcherOptions& options,
                     const SearchResult& nothing, ResultRenderer& renderer, std::ostream& out) {
  constexpr std::size_t kMostShown = 3;
  SearchOptions some = search_options(options);
  some.any = true;
  some.all = false;
  some.offset = 0;
  some.limit = std::min(some.limit, kMostShown);
  some.facets.clear();
  const auto found = engine.search(options.query, some);
  if (!found || found->total == 0 || found->read_as == nothing.read_as) return;
  out << fmt::format("\nSome of the words (--any) are in {}, most of them in:\n",
                     counted(found->total, "statement"));
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

SearchEngine open_engine(const SearcherOptions& options, Scope scope, Asking& asking) {
  return SearchEngine(options.indexes, open_dictionary(options), scope, asking.rules);
}

int run_search(const SearcherOptions& options, Asking& asking) {
  const FeedOptions feed = feed_options(options);
  const SearchOptions search = search_options(options);
  SearchEngine engine = open_engine(options, read_scope(options), asking);
  asking.opened(engine.index());
  const auto renderer =
      make_renderer(options.format, asking.out, terminal_style(options.color), feed);
  const auto result = engine.search(
      options.query, search, [&](const SearchResult& begun) { renderer->begin(begun); },
      [&](const Hit& hit) { renderer->hit(hit); });
  if (!result) return complain_of_query(options.query, result.error());
  if (result->total == 0 && options.format == "text" && !result->suggestion) {
    show_some_words(engine, options, *result, *renderer, asking.out);
  }
  renderer->end(*result);
  return found_code(options, result->total);
}

int run_count(const SearcherOptions& options, Asking& asking) {
  SearchEngine engine = open_engine(options, read_scope(options), asking);
  asking.opened(engine.index());
  const auto result = engine.count(options.query, search_options(options));
  if (!result) return complain_of_query(options.query, result.error());
  if (options.format == "json") {
    const auto renderer = make_renderer("json", asking.out, {});
    renderer->begin(*result);
    renderer->end(*result);
  } else {
    asking.out << result->total << '\n';
    for (const std::string& note : result->notes) {
      std::cerr << "note: " << printable(note) << '\n';
    }
    if (result->suggestion) {
      std::cerr << fmt::format("Did you mean: {} ({})\n", printable(*result->suggestion),
                               counted(result->suggestion_total, "statement"));
    }
  }
  return found_code(options, result->total);
}

int run_explain(const SearcherOptions& options, Asking& asking) {
  SearchEngine engine = open_engine(options, read_scope(options), asking);
  asking.opened(engine.index());
  const auto explanation = engine.explain(options.query, search_options(options), options.id);
  if (!explanation && explanation.error().code == "not-found") {
    throw Failure(explanation.error().message);
  }
  if (!explanation) return complain_of_query(options.query, explanation.error());
  if (options.format == "json") {
    render_explanation_json(*explanation, asking.out);
  } else {
    render_explanation(*explanation, asking.out, terminal_style(options.color));
  }
  return 0;
}

// A statement that is not there may have been removed: then its history tells.
std::string not_there(const SearcherOptions& options, const Asking& asking) {
  std::string message = fmt::format("the index has no statement '{}'", options.id);
  // It may be in the shard that does not answer.
  if (!asking.missing.empty()) throw ShardFailure(asking.missing);
  try {
    const auto history =
        read_history(open_index(options.indexes, Scope::kAllRevisions, asking.rules), options.id);
    if (history && !history->back().state.removed.empty()) {
      message += fmt::format(" any more: it was removed on {}; its history has what it said",
                             iso_day(history->back().state.removed));
    }
  } catch (const Failure&) {
    // A server may have no history; the question was for the statement.
  }
  return message;
}

int run_show(const SearcherOptions& options, Asking& asking) {
  const Scope scope = options.revision == 0 ? Scope::kCurrent : Scope::kAllRevisions;
  SearchEngine engine = open_engine(options, scope, asking);
  asking.opened(engine.index());
  const auto shown =
      engine.show(options.id, options.highlight, search_options(options), options.revision);
  if (!shown && shown.error().code == "no-revision") throw Failure(shown.error().message);
  if (!shown) return complain_of_query(options.highlight, shown.error());
  if (!*shown) throw Failure(not_there(options, asking));
  asking.missing.clear();  // a statement is in one shard: nothing of it is missing
  if (options.format == "json") {
    render_statement_json((*shown)->statement, (*shown)->marks, asking.out);
  } else {
    render_statement((*shown)->statement, (*shown)->marks, asking.out,
                     terminal_style(options.color));
  }
  return 0;
}

int run_history(const SearcherOptions& options, Asking& asking) {
  const OpenIndex index = open_index(options.indexes, Scope::kAllRevisions, asking.rules);
  const auto history = read_history(index, options.id);
  if (!history && !index.missing.empty()) throw ShardFailure(index.missing);
  if (!history) throw Failure(fmt::format("the index has no statement '{}'", options.id));
  if (options.format == "json") {
    render_history_json(*history, asking.out);
  } else {
    render_history(*history, asking.out, terminal_style(options.color));
  }
  return 0;
}

// What is asked of shards, and by whom: text is for people, but for what scripts count and hold
// against an archive.
struct AskingCommand {
  std::string_view name;
  int (*run)(const SearcherOptions&, Asking&);
  bool text_is_for_people;
};

constexpr AskingCommand kAskingCommands[] = {
    {"search", run_search, true}, {"count", run_count, false},    {"explain", run_explain, true},
    {"show", run_show, true},     {"history", run_history, true}, {"quote", run_quote, true},
    {"trace", run_trace, true},
};

}  // namespace

int run_command(const SearcherOptions& options) {
  if (options.command == "saved") return run_saved(options);
  if (options.command == "serve") return run_serve(options);
  for (const AskingCommand& command : kAskingCommands) {
    if (command.name != options.command) continue;
    const bool person = command.text_is_for_people && options.format == "text";
    return ask_shards(options, person ? Asker::kPerson : Asker::kProgram,
                      [&](Asking& asking) { return command.run(options, asking); });
  }
  throw Failure(fmt::format("there is no command '{}'", options.command), ExitCode::kUsage);
}

}  // namespace cotejo
