// SPDX-License-Identifier: GPL-3.0-or-later
// One opened engine for many queries, and one more for those that ask the past.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "searcher/cli/options.h"
#include "searcher/search/search_engine.h"

namespace cotejo {

/// Opens each when it is first asked for: all queries of a run are answered from one revision.
class Engines {
 public:
  explicit Engines(const SearcherOptions& options) : options_(options) {}

  /// Throws Failure if an index or a word list cannot be opened.
  SearchEngine& of(Scope scope);
  /// What an answer depends on beside the query: index, dictionary, word lists, version of the
  /// program. Empty: not known. Opens the engine.
  const std::string& fingerprint(Scope scope);

 private:
  const SearcherOptions& options_;
  std::map<Scope, std::unique_ptr<SearchEngine>> engines_;
  std::map<Scope, std::string> fingerprints_;
};

}  // namespace cotejo
