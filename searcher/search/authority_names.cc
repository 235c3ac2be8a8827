// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/authority_names.h"

#include <fmt/format.h>

#include <set>
#include <utility>

#include "core/index/schema.h"
#include "core/text/normalizer.h"
#include "searcher/query/known_names.h"

namespace cotejo {

Authorities load_authorities(const OpenIndex& index) {
  std::vector<Authority> all;
  std::set<std::pair<Authority::Kind, std::string>> seen;
  for (const Xapian::Database& catalog : index.catalogs) {
    const std::string table = catalog.get_metadata(std::string(kAuthoritiesKey));
    for (Authority& authority : parse_authorities(table)) {
      if (seen.emplace(authority.kind, authority_key(authority.name)).second) {
        all.push_back(std::move(authority));
      }
    }
  }
  return Authorities(std::move(all));
}

Filters with_known_names(Filters filters, const Authorities& authorities,
                         std::vector<std::string>* notes) {
  for (FieldFilter& filter : filters.fields) {
    std::vector<std::string> added;
    for (const std::string& value : filter.values) {
      std::string name = known_name(authorities, filter.field, value);
      if (name.empty() || folded_name(name) == folded_name(value)) continue;
      if (notes != nullptr) {
        notes->push_back(
            fmt::format("{} '{}' read as {}", field_row(filter.field).name, value, name));
      }
      added.push_back(std::move(name));
    }
    filter.values.insert(filter.values.end(), added.begin(), added.end());
  }
  return filters;
}

}  // namespace cotejo
