// SPDX-License-Identifier: GPL-3.0-or-later
// Choices beside the query: --source, --speaker, --lang, --kind, --since, --until.
#pragma once

#include <xapian.h>

#include <optional>
#include <string>
#include <vector>

#include "core/index/field_table.h"
#include "searcher/query/query_builder.h"

namespace cotejo {

/// Values chosen of one field: any of them will do. Compared without case, accents and spacing.
struct FieldFilter {
  Field field;
  std::vector<std::string> values;

  bool matches(std::string_view value) const;
};

struct Filters {
  std::vector<FieldFilter> fields;  ///< one entry a field
  DateRange dates;

  bool has_dates() const { return dates.since || dates.until; }
  bool empty() const { return fields.empty() && !has_dates(); }
};

/// `query` restricted to what passes all filters but that of the field `lifted`.
Xapian::Query apply_filters(const Xapian::Query& query, const Filters& filters,
                            QueryBuilder& builder, std::optional<Field> lifted = std::nullopt);

}  // namespace cotejo
