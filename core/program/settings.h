// SPDX-License-Identifier: GPL-3.0-or-later
// cotejo.toml and the environment: what stands behind an option that was not given.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace cotejo {

/// Values of cotejo.toml; nothing where the file does not say.
struct Settings {
  std::vector<std::string> index;  ///< folders, servers or lists of them
  std::optional<std::size_t> jobs;
  std::optional<std::string> color;
  std::optional<std::string> words;      ///< folder of word lists of one's own
  std::optional<std::string> queries;    ///< folder of saved queries
  bool notify = false;                   ///< the indexer delivers saved queries after a commit
  std::optional<std::string> partial;    ///< answers without shards that fail: see --partial
  std::optional<double> shard_timeout;   ///< seconds
  std::vector<std::string> profiles;     ///< files: how the pages of sites are read
  std::vector<std::string> authorities;  ///< authority files and folders, or "none"
};

/// $COTEJO_SETTINGS, else cotejo.toml in $XDG_CONFIG_HOME/cotejo (~/.config/cotejo).
std::string settings_path();

/// Reads settings_path(); no file: no settings. An unknown key, a wrong type or broken TOML throws
/// Failure (usage) with its line.
Settings read_settings();

/// The index to use when no --index was given: $COTEJO_INDEX, else the settings', else
/// $XDG_DATA_HOME/cotejo/index (~/.local/share/cotejo/index).
std::vector<std::string> default_indexes(const Settings& settings);

/// The folder of word lists when no --words was given: $COTEJO_WORDS, else the settings'; empty:
/// none.
std::string default_words(const Settings& settings);

/// The folder of saved queries when no --queries was given: $COTEJO_QUERIES, else the settings',
/// else $XDG_CONFIG_HOME/cotejo/queries (~/.config/cotejo/queries).
std::string default_queries(const Settings& settings);

/// The folder of what consumers were given of them: $XDG_STATE_HOME/cotejo/cursors
/// (~/.local/state/cotejo/cursors).
std::string default_cursors();

}  // namespace cotejo
