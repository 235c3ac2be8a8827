// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/work_count.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "core/index/facet_columns.h"
#include "searcher/search/facet_values.h"
#include "searcher/search/works.h"

namespace cotejo {
namespace {

std::vector<std::size_t> works_of(const Xapian::Database& database,
                                  const std::vector<Xapian::docid>& documents) {
  std::vector<Kinship> statements;
  statements.reserve(documents.size());
  for (const Xapian::docid document : documents) {
    statements.push_back(decode_kinship(database.get_document(document).get_value(kSlotKinship)));
  }
  return group_works(statements);
}

}  // namespace

std::vector<Xapian::docid> matching_documents(const Xapian::Database& database,
                                              const Xapian::Query& query) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query * 0.0);  // what only ranks is left out
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_docid_order(Xapian::Enquire::DONT_CARE);
  const Xapian::MSet matches = enquire.get_mset(0, database.get_doccount());
  std::vector<Xapian::docid> documents;
  documents.reserve(matches.size());
  for (auto match = matches.begin(); match != matches.end(); ++match) documents.push_back(*match);
  return documents;
}

std::vector<std::size_t> first_of_works(const Xapian::Database& database,
                                        const std::vector<Xapian::docid>& documents) {
  const std::vector<std::size_t> works = works_of(database, documents);
  std::vector<std::size_t> first;
  for (std::size_t place = 0; place < works.size(); ++place) {
    if (works[place] == place) first.push_back(place);
  }
  return first;
}

Counts count_works(const OpenIndex& index, const CountRequest& request) {
  const Filters& filters = *request.filters;
  Counts counts;
  std::vector<ValueCounts> values(request.facets.size());
  // Facets whose own field is filtered on need its filter lifted, each in a pass of its own.
  const auto is_filtered = [&](Field field) {
    if (field == Field::kDate) return filters.has_dates();
    return std::any_of(filters.fields.begin(), filters.fields.end(),
                       [&](const FieldFilter& filter) { return filter.field == field; });
  };
  const auto pass = [&](std::optional<Field> lifted) {
    const auto documents =
        matching_documents(index.combined, apply_filters(request.query, filters, index, lifted));
    const std::vector<std::size_t> works = works_of(index.combined, documents);
    for (std::size_t i = 0; i < request.facets.size(); ++i) {
      const Field field = facet_row(request.facets[i]).field;
      if (lifted ? field != *lifted : is_filtered(field)) continue;
      std::set<std::pair<std::size_t, std::string>> counted;
      for (std::size_t place = 0; place < documents.size(); ++place) {
        const std::string slot =
            index.combined.get_document(documents[place]).get_value(*field_row(field).slot);
        for (std::string& value : facet_values(request.facets[i], slot)) {
          if (counted.emplace(works[place], value).second) ++values[i][value];
        }
      }
    }
    std::size_t total = 0;
    for (std::size_t place = 0; place < works.size(); ++place) total += works[place] == place;
    return total;
  };
  counts.total = pass(std::nullopt);
  std::set<Field> lifted;
  for (const Facet facet : request.facets) {
    const Field field = facet_row(facet).field;
    if (is_filtered(field) && lifted.insert(field).second) pass(field);
  }
  for (std::size_t i = 0; i < request.facets.size(); ++i) {
    counts.facets.push_back(
        shown_values(request.facets[i], values[i], filters, request.facet_limit));
  }
  return counts;
}

}  // namespace cotejo
