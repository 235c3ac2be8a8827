// SPDX-License-Identifier: GPL-3.0-or-later
// How was the query read, and why does a statement match it, or not?
#include <algorithm>

#include "core/index/terms.h"
#include "searcher/search/facet_count.h"
#include "searcher/search/matching.h"
#include "searcher/search/prepared_query.h"
#include "searcher/search/ranking.h"
#include "searcher/search/search_engine.h"

namespace cotejo {
namespace {

bool matches_document(const Shard& shard, Xapian::docid document, const Xapian::Query& query,
                      const std::string& id_term_of_document) {
  if (!shard.remote) {
    DocumentSet alone(shard.database.get_lastdocid());
    alone.add(document);
    return SetMatcher(shard).match(query, &alone).contains(document);
  }
  // Revisions of one statement share its id.
  const std::vector<Xapian::docid> found = matching_documents(
      shard.database,
      Xapian::Query(Xapian::Query::OP_FILTER, query, Xapian::Query(id_term_of_document)));
  return std::binary_search(found.begin(), found.end(), document);
}

}  // namespace

Result<Explanation> SearchEngine::explain(const std::string& query, const SearchOptions& given,
                                          const std::string& id) {
  std::vector<std::string> names_read;
  const SearchOptions options = read_names(given, &names_read);
  auto prepared = prepare(query, options);
  if (!prepared) return prepared.error();
  std::optional<std::pair<std::size_t, Xapian::docid>> place;
  if (!id.empty()) place = find(id, options.filters);
  if (!id.empty() && !place) {
    return Error{"not-found", "the index has no statement '" + id + "'"};
  }
  const auto test = [&](const Xapian::Query& part) -> std::optional<bool> {
    if (!place) return std::nullopt;
    return matches_document(index_.shards[place->first], place->second, part, id_term(id));
  };
  Explanation explanation;
  explanation.query_text = query;
  explanation.read_as = (*prepared)->read_as;
  explanation.notes = (*prepared)->notes;
  explanation.notes.insert(explanation.notes.end(), names_read.begin(), names_read.end());
  for (std::string& note : missing_notes(index_)) explanation.notes.push_back(std::move(note));
  explanation.missing = locations_of(index_.missing);
  explanation.statement_id = id;
  const Filters none = options.filters.revisions_only();
  QueryBuilder& builder = (*prepared)->builder;
  if (options.sort == SortOrder::kRelevance) {
    const std::string note = Ranking(index_, builder, query).note();
    if (!note.empty()) explanation.notes.push_back(note);
  }
  for (const BuiltLeaf& leaf : builder.leaves()) {
    const std::uint64_t count = count_matches(index_, {leaf.query, &none, {}, 0}).total;
    explanation.terms.push_back({leaf.negated ? "-" + leaf.text : leaf.text, leaf.role, leaf.forms,
                                 count, test(leaf.query)});
  }
  const Xapian::Query whole = apply_filters((*prepared)->query, options.filters, index_);
  explanation.total = count_matches(index_, {(*prepared)->query, &options.filters, {}, 0}).total;
  explanation.matches = test(whole);
  return explanation;
}

}  // namespace cotejo
