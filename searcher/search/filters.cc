// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/filters.h"

#include "core/index/terms.h"
#include "core/text/normalizer.h"
#include "searcher/query/date_query.h"

namespace cotejo {
namespace {

// Every one of them has a `since`; what still stands has no `until`. "0" is below all times, and
// above no value.
Xapian::Query apply_revisions(const Xapian::Query& query, const RevisionFilter& revisions) {
  using Query = Xapian::Query;
  Query filtered = query;
  if (revisions.changed) {
    filtered = Query(Query::OP_FILTER, filtered, Query(std::string(kEditedTerm)));
  }
  if (revisions.ended) {
    filtered = Query(Query::OP_FILTER, filtered, Query(Query::OP_VALUE_GE, kSlotUntil, "0"));
  }
  if (revisions.as_of.empty()) return filtered;
  const Query begun(Query::OP_VALUE_RANGE, kSlotSince, "0", revisions.as_of);
  const Query ended(Query::OP_VALUE_RANGE, kSlotUntil, "0", revisions.as_of);
  return Query(Query::OP_FILTER, filtered, Query(Query::OP_AND_NOT, begun, ended));
}

}  // namespace

ValueTest::ValueTest(const FieldFilter& filter) {
  for (const std::string& value : filter.values) folded_.insert(folded_name(value));
}

bool ValueTest::passes(std::string_view value) const {
  return folded_.contains(folded_name(value));
}

Xapian::Query apply_filters(const Xapian::Query& query, const Filters& filters,
                            const OpenIndex& index, std::optional<Field> lifted) {
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
    filtered = Xapian::Query(Xapian::Query::OP_FILTER, filtered, date_query(index, filters.dates));
  }
  return apply_revisions(filtered, filters.revisions);
}

Xapian::Query filter_of(const Filters& filters, const OpenIndex& index) {
  // Not Xapian's own MatchAll: all threads would count their uses of that one object.
  return apply_filters(Xapian::Query(std::string()), filters, index);
}

}  // namespace cotejo
