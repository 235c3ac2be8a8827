// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/filters.h"

#include <algorithm>

#include "core/index/terms.h"
#include "core/text/normalizer.h"

namespace cotejo {

bool FieldFilter::matches(std::string_view value) const {
  const std::string folded = folded_name(value);
  return std::any_of(values.begin(), values.end(),
                     [&](const std::string& chosen) { return folded_name(chosen) == folded; });
}

Xapian::Query apply_filters(const Xapian::Query& query, const Filters& filters,
                            QueryBuilder& builder, std::optional<Field> lifted) {
  Xapian::Query filtered = query;
  for (const FieldFilter& filter : filters.fields) {
    if (lifted == filter.field) continue;
    std::vector<Xapian::Query> terms;
    for (const std::string& value : filter.values) {
      terms.emplace_back(exact_term(filter.field, value));
    }
    filtered = Xapian::Query(Xapian::Query::OP_FILTER, filtered,
                             Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end()));
  }
  if (filters.has_dates() && lifted != Field::kDate) {
    filtered = Xapian::Query(Xapian::Query::OP_FILTER, filtered, builder.build_date(filters.dates));
  }
  return filtered;
}

}  // namespace cotejo
