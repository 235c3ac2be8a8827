// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/cli/engines.h"

#include <fmt/format.h>

#include <filesystem>
#include <set>

#include "core/base/sha256.h"
#include "searcher/cli/command_inputs.h"
#include "searcher/saved/due_search.h"

namespace cotejo {
namespace {

namespace fs = std::filesystem;

// A file as `make` knows it.
std::string look_of(const fs::path& file) {
  std::error_code error;
  const auto size = fs::file_size(file, error);
  const auto time = fs::last_write_time(file, error).time_since_epoch().count();
  return fmt::format("{} {} {}\n", file.string(), size, time);
}

std::string look_of_words(const std::string& folder) {
  if (folder.empty()) return {};
  std::set<std::string> looks;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
    looks.insert(look_of(entry.path()));
  }
  std::string all;
  for (const std::string& look : looks) all += look;
  return all;
}

}  // namespace

const std::string& Engines::fingerprint(Scope scope) {
  const auto [known, fresh] = fingerprints_.try_emplace(scope);
  if (fresh) {
    const std::string index = index_fingerprint(of(scope).index());
    if (!index.empty()) {
      known->second = sha256(index + COTEJO_VERSION "\n" + look_of(default_dictionary_file()) +
                             look_of_words(options_.words));
    }
  }
  return known->second;
}

SearchEngine& Engines::of(Scope scope) {
  std::unique_ptr<SearchEngine>& engine = engines_[scope];
  if (!engine) {
    // Whole or not at all: a part of what is due would be taken for all of it.
    RemoteRules rules;
    rules.timeout = options_.shard_timeout;
    engine =
        std::make_unique<SearchEngine>(options_.indexes, open_dictionary(options_), scope, rules);
  }
  return *engine;
}

}  // namespace cotejo
