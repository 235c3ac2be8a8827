// SPDX-License-Identifier: GPL-3.0-or-later
// Everything a query matches, read cheaply; and a hit made of one of them.
#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

#include "core/index/slot_values.h"
#include "core/index/terms.h"
#include "searcher/search/chosen_speakers.h"
#include "searcher/search/few_statements.h"
#include "searcher/search/matching.h"
#include "searcher/search/prepared_query.h"
#include "searcher/search/search_engine.h"
#include "searcher/search/snippet.h"
#include "searcher/search/works.h"

namespace cotejo {
namespace {

// Of each work the earliest; of one day's the one with the least checksum. So it stays the same,
// whatever the order of the documents. `matches` lie in the order of their documents.
std::vector<SearchEngine::Match> earliest_of_works(const OpenIndex& index,
                                                   std::vector<SearchEngine::Match> matches) {
  std::vector<std::string> dates;
  IndexValues date(index, kSlotDate);
  for (const auto& match : matches) dates.push_back(date.of(match.document));
  std::vector<std::size_t> order(matches.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return std::tie(dates[a], matches[a].checksum) < std::tie(dates[b], matches[b].checksum);
  });
  std::vector<Xapian::docid> documents;
  for (const auto& match : matches) documents.push_back(match.document);
  const Works works(index, std::move(documents));
  std::vector<char> shown(matches.size(), 0);
  std::vector<SearchEngine::Match> first;
  for (const std::size_t place : order) {
    if (std::exchange(shown[works.work_at(place)], 1) == 0) {
      first.push_back(std::move(matches[place]));
    }
  }
  return first;
}

}  // namespace

SearchEngine::Matches::Matches(SearchOptions options, std::unique_ptr<Prepared> prepared)
    : options_(std::move(options)), prepared_(std::move(prepared)) {}
SearchEngine::Matches::Matches(Matches&&) noexcept = default;
SearchEngine::Matches& SearchEngine::Matches::operator=(Matches&&) noexcept = default;
SearchEngine::Matches::~Matches() = default;

Result<SearchEngine::Matches> SearchEngine::match(const FewStatements* few,
                                                  const std::string& query,
                                                  const SearchOptions& given) {
  SearchOptions options = read_names(given, nullptr);
  auto prepared = prepare(query, options);
  if (!prepared) return prepared.error();
  const Xapian::Query filtered = apply_filters((*prepared)->query, options.filters, index_);
  const std::vector<Xapian::docid> documents = few == nullptr
                                                   ? matching_documents(index_, filtered)
                                                   : matching_documents(few->copies(), filtered);
  const Xapian::Database& database = few == nullptr ? index_.combined : few->copies();
  Matches all(std::move(options), std::move(*prepared));
  all.rows.reserve(documents.size());
  Xapian::ValueIterator value = database.valuestream_begin(kSlotChecksum);
  const Xapian::ValueIterator end = database.valuestream_end(kSlotChecksum);
  for (const Xapian::docid document : documents) {
    if (value != end) value.skip_to(document);
    const bool has_one = value != end && value.get_docid() == document;
    all.rows.push_back({document, has_one ? *value : std::string()});
  }
  return all;
}

Result<SearchEngine::Matches> SearchEngine::match_all(const std::string& query,
                                                      const SearchOptions& options) {
  auto all = match(nullptr, query, options);
  if (all && options.once) all->rows = earliest_of_works(index_, std::move(all->rows));
  return all;
}

// The query is the one that the whole index makes of its text: what it finds in a document depends
// on that document alone.
Result<SearchEngine::Matches> SearchEngine::match_among(const std::string& query,
                                                        const SearchOptions& options,
                                                        const FewStatements& few) {
  const std::vector<Xapian::docid>& documents = few.documents();
  // Which one stands for a work depends on statements that are not copied.
  if (options.once || !few.are_copied()) {
    auto all = match_all(query, options);
    if (!all) return all;
    std::erase_if(all->rows, [&](const Match& row) {
      return !std::binary_search(documents.begin(), documents.end(), row.document);
    });
    return all;
  }
  auto found = match(&few, query, options);
  if (!found) return found;
  for (Match& row : found->rows) row.document = documents[row.document - 1];
  return found;
}

Result<bool> SearchEngine::any_among(const std::string& query, const SearchOptions& given,
                                     const FewStatements& few) {
  if (few.documents().empty()) return false;
  const SearchOptions options = read_names(given, nullptr);
  auto prepared = prepare(query, options);
  if (!prepared) return prepared.error();
  // A work's earliest statement is not known here: another one may stand for it.
  if (!few.are_copied()) return true;
  Xapian::Enquire enquire(few.copies());
  enquire.set_query(apply_filters((*prepared)->query, options.filters, index_) * 0.0);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  return !enquire.get_mset(0, 1).empty();
}

const std::string& SearchEngine::id_of(Xapian::docid document) {
  return kept_.id(document);
}

Hit SearchEngine::hit_of(const Matches& matches, Xapian::docid document) {
  const ChosenSpeakers speakers(matches.prepared_->root, matches.options_.filters, authorities_);
  return make_hit(kept_.statement(document), *matches.prepared_, matches.options_, speakers);
}

Hit SearchEngine::make_hit(const KeptStatement& kept, const Prepared& prepared,
                           const SearchOptions& options, const ChosenSpeakers& speakers) {
  Hit hit;
  hit.statement = kept.statement;
  hit.revision = kept.revision;
  if (!options.filters.revisions.as_of.empty()) {
    hit.revision.revisions = index_.frequency(id_term(hit.statement.id));
  }
  if (options.snippets) {
    SnippetOptions how;
    how.turns = &kept.turns;
    if (!speakers.empty()) {
      how.prefers_turn = [&](const SpeakerTurn& turn) { return speakers.includes(turn); };
    }
    hit.snippets = make_snippets(hit.statement.text(), language_of(hit.statement.lang),
                                 prepared.builder.highlights(), analyzer_, how);
  }
  return hit;
}

}  // namespace cotejo
