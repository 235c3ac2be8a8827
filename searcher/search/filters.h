// SPDX-License-Identifier: GPL-3.0-or-later
// Choices beside the query: --source, --speaker, --lang, --kind, --since, --until, --as-of,
// --changed.
#pragma once

#include <xapian.h>

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/timestamp.h"
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

/// Which revisions are asked. Never lifted: it says what the statements are.
struct RevisionFilter {
  Timestamp as_of;       ///< what they said at this second; empty: as the index was opened
  bool changed = false;  ///< only those whose source has edited the text
  bool ended = false;    ///< only those that no longer stand, of an index opened with them

  bool empty() const { return as_of.empty() && !changed && !ended; }
};

struct Filters {
  std::vector<FieldFilter> fields;  ///< one entry a field
  DateRange dates;
  RevisionFilter revisions;

  /// With nothing but the choice of revisions.
  Filters revisions_only() const { return {{}, {}, revisions}; }

  bool has_dates() const { return dates.since || dates.until; }
  /// Of what can be lifted.
  bool empty() const { return fields.empty() && !has_dates(); }
};

/// `query` restricted to what passes all filters but that of the field `lifted`.
Xapian::Query apply_filters(const Xapian::Query& query, const Filters& filters,
                            const OpenIndex& index, std::optional<Field> lifted = std::nullopt);

/// All that pass; LEAF_MATCH_ALL where there are no filters.
Xapian::Query filter_of(const Filters& filters, const OpenIndex& index);

}  // namespace cotejo
