// SPDX-License-Identifier: GPL-3.0-or-later
// The indexer's command line, as parsed: what was asked, nothing opened yet.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace cotejo {

struct IndexerOptions {
  std::string command;  ///< "add", "sync", …
  std::string index;
  std::vector<std::string> paths;
  std::vector<std::string> ids;
  std::string format = "auto";
  std::vector<std::string> profiles;  ///< files: rules of sites, column maps of tables
  std::size_t jobs = 0;
  std::optional<std::size_t> shards;  ///< add, sync, watch: of a new index
  std::optional<bool> for_servers;    ///< likewise; compact: of the one that is there
  bool sync = false;                  ///< watch: take out what is deleted
  bool allow_empty = false;           ///< sync, watch: take out all that an empty folder had
  double window_seconds = 1;          ///< watch: of rest, before a file is taken
  unsigned rescan_minutes = 60;       ///< watch: between looks at everything
  std::size_t min_segments = 150;
  double min_score = 0;               ///< links: of a proposal, 0 to 1
  std::string accept_file;            ///< links: what the archivist kept; "-": standard input
  std::string words;                  ///< links: folder of word lists; empty: none
  std::vector<std::string> unlinked;  ///< link --none: ids
  bool correction = false;
  bool revisions = false;                ///< of `export`
  bool purge = false;                    ///< of `remove`
  std::vector<std::string> authorities;  ///< files and folders, or "none"; empty: not given
  bool propose_authorities = false;
  bool strict = false;
  std::string rejects;
  std::string fix_file;
  std::string copy_folder;     ///< backup, restore: where the copy is
  bool copy_bytes = false;     ///< backup: share nothing with the index
  bool replace = false;        ///< restore: over an index that is there
  std::optional<bool> notify;  ///< add, sync, watch, remove: deliver saved queries
  bool json = false;
  bool quiet = false;
};

/// Parses, or prints help, version or an error and gives the exit code.
std::optional<int> parse_options(int argc, char** argv, IndexerOptions& options);

}  // namespace cotejo
