// SPDX-License-Identifier: GPL-3.0-or-later
// Choices beside the query: --source, --speaker, --lang, --kind, --since, --until.
#pragma once

#include <xapian.h>

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/index/field_table.h"
#include "core/index/open_index.h"
#include "searcher/query/query_tree.h"

namespace cotejo {

/// Values chosen of one field: any of them will do. Compared without case, accents and spacing.
struct FieldFilter {
  Field field;
  std::vector<std::string> values;
};

/// Tests many values against one filter: its own values are folded once.
class ValueTest {
 public:
  explicit ValueTest(const FieldFilter& filter);
  bool passes(std::string_view value) const;

 private:
  std::set<std::string> folded_;
};

struct Filters {
  std::vector<FieldFilter> fields;  ///< one entry a field
  DateRange dates;

  bool has_dates() const { return dates.since || dates.until; }
  bool empty() const { return fields.empty() && !has_dates(); }
};

/// `query` restricted to what passes all filters but that of the field `lifted`.
Xapian::Query apply_filters(const Xapian::Query& query, const Filters& filters,
                            const OpenIndex& index, std::optional<Field> lifted = std::nullopt);

}  // namespace cotejo
