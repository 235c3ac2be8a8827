// SPDX-License-Identifier: GPL-3.0-or-later
// The searcher's command line, as parsed.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "searcher/cli/saved_options.h"

namespace cotejo {

/// Of `serve`; nothing given: its own choice.
struct ServeChoices {
  std::vector<std::string> listen;
  bool is_public = false;
  std::string token_file;
  bool behind_proxy = false;
  std::optional<std::size_t> threads;
  std::optional<std::size_t> connections;
  std::optional<double> rate;        ///< requests a second and peer; 0: any
  std::optional<double> time_limit;  ///< seconds that a search may take
  std::string cors_origin;
  std::string access_log;
  bool log_queries = false;
};

struct SearcherOptions {
  std::string command;
  std::vector<std::string> indexes;
  std::string partial;  ///< "auto", "allow" or "refuse": answers without shards that fail
  std::chrono::milliseconds shard_timeout{0};
  std::string query;
  std::string id;
  std::vector<std::string> sources;
  std::vector<std::string> speakers;
  std::vector<std::string> languages;
  std::vector<std::string> kinds;
  std::string since;
  std::string until;
  std::string as_of;
  bool changed = false;
  std::size_t revision = 0;                ///< of `show`; 0: the one that stands
  std::optional<std::string> sort;         ///< nothing: by relevance, feeds newest first
  std::optional<std::size_t> limit;        ///< nothing: 10, of feeds 50
  std::optional<std::size_t> quote_limit;  ///< of `quote` and `trace`, where it depends
  bool timeline = false;
  std::size_t offset = 0;
  bool all = false;
  bool fuzzy = false;
  bool once = false;
  std::string facets = "source,speaker,year,lang";
  std::size_t facet_limit = 10;
  std::string format = "text";
  std::string feed_title;  ///< of a feed; empty: made of the query
  std::string feed_url;
  std::string highlight;
  std::string file;          ///< of an article; "-": standard input
  std::string input_format;  ///< of that file; empty: by its name or its first bytes
  std::string published;     ///< when the article was
  std::string color;
  bool exit_status = false;
  bool any = false;
  bool no_translate = false;
  std::string words;  ///< folder of word lists of one's own
  SavedOptions saved;
  ServeChoices serve;
};

/// Parses, or prints help, version or an error and gives the exit code.
std::optional<int> parse_options(int argc, char** argv, SearcherOptions& options);

}  // namespace cotejo
