// SPDX-License-Identifier: GPL-3.0-or-later
// What a list of saved queries tells of each, also of one that cannot be read.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "searcher/saved/saved_query.h"

namespace cotejo {

class QueryFolder;

struct ListedQuery {
  std::string name;  ///< printable, if the file's name is no UTF-8
  std::string file;
  std::string query;
  std::string note;
  bool delivers = false;               ///< it has a [deliver]
  std::optional<std::string> read_as;  ///< the query as it is read; nothing if it cannot be
  std::optional<std::string> error;    ///< why the file, or its query, cannot be read
  NamedValues values;                  ///< as SavedQuery has them
  DateRange dates;                     ///< `since` and `until` of these, read
};

/// The query of that name. The index is not asked.
ListedQuery list_query(const QueryFolder& folder, const std::string& name);

/// All of them by name. Throws Failure if the folder cannot be read.
std::vector<ListedQuery> list_queries(const QueryFolder& folder);

}  // namespace cotejo
