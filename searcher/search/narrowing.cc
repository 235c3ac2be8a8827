// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/narrowing.h"

#include <algorithm>
#include <string>

namespace cotejo {

std::vector<Narrowing> narrowings(const SearchOptions& options) {
  std::vector<Narrowing> all;
  for (const FieldFilter& filter : options.filters.fields) {
    for (const std::string& value : filter.values) {
      all.push_back({std::string(field_row(filter.field).name), value});
    }
  }
  const auto add = [&](const char* name, const std::string& value) {
    all.push_back({name, value});
  };
  const Filters& filters = options.filters;
  if (filters.dates.since) add("since", filters.dates.since->to_string());
  if (filters.dates.until) add("until", filters.dates.until->to_string());
  if (!filters.revisions.as_of.empty()) add("as-of", iso_day(filters.revisions.as_of));
  if (filters.revisions.changed) add("changed", "");
  // --any is not here: the query as it was read has the OR.
  if (options.once) add("once", "");
  if (options.fuzzy) add("fuzzy", "");
  if (!options.translate) add("no-translate", "");
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

}  // namespace cotejo
