// SPDX-License-Identifier: GPL-3.0-or-later
// A small archive in two languages, and a dictionary of lists, for the tests of looking across
// them.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "core/dictionary/dictionary.h"
#include "searcher/search/search_engine.h"
#include "tests/support/temp_dir.h"

namespace cotejo {

/// One statement of the archive.
struct ArchiveStatement {
  const char* id;
  const char* lang;
  const char* body;
  const char* title = "";
};

/// An index of them, made in `folder` under that name.
void add_archive(const TempDir& folder, const std::string& index,
                 const std::vector<ArchiveStatement>& statements);

/// A dictionary of lists alone: translations (English, tab, Spanish), synonyms, stop words.
Dictionary small_dictionary(const TempDir& folder);

/// The ids of all hits, in their order. "error: …" if the query is refused.
std::vector<std::string> ranked_ids(SearchEngine& engine, const std::string& query,
                                    bool translate = true);
/// The same, without an order.
std::set<std::string> found_ids(SearchEngine& engine, const std::string& query,
                                bool translate = true);

}  // namespace cotejo
