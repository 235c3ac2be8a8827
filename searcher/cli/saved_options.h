// SPDX-License-Identifier: GPL-3.0-or-later
// The options of `saved`, and what its file shares with the other commands'.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "searcher/saved/saved_query.h"

namespace CLI {
class App;
}

namespace cotejo {

struct SearcherOptions;

struct SavedOptions {
  std::string action;   ///< "add", "list", "show", "remove", "run" or "ack"
  std::string queries;  ///< folder of the files
  std::string cursors;  ///< folder of what was given
  std::string consumer = "default";
  std::string name;  ///< of `add` and `ack`
  std::vector<std::string> names;
  std::string query;   ///< of `add`
  NamedValues values;  ///< of `add`: what was given, but the query
  bool replace = false;
  bool anyway = false;
  bool every = false;  ///< of `run`: all queries; of `remove`: the cursors too
  std::string format;  ///< empty: what the file says, or what suits the command
  EventKinds events;
  bool deliver = false;
  std::string among;    ///< file of ids; "-": standard input; empty: all statements
  std::string summary;  ///< file that counts go to; empty: none
  std::string append;
  ExecOptions exec;
  bool manual_ack = false;
  bool from_now = false;
  bool restart = false;
  bool wait = false;
  std::string batch;  ///< of `ack`
};

/// Adds the command and its own commands.
void define_saved(CLI::App& app, SearcherOptions& options);

/// --index and --color; --words.
void add_common(CLI::App* command, SearcherOptions& options);
/// --index, and how long its servers are waited for.
void add_index(CLI::App* command, SearcherOptions& options);
/// --partial; not for saved queries: a part of what is due is not what is due.
void add_partial(CLI::App* command, SearcherOptions& options);
void add_words_option(CLI::App* command, SearcherOptions& options);
/// --queries.
void add_queries_option(CLI::App* command, SearcherOptions& options);

}  // namespace cotejo
