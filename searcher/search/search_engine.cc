// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/search_engine.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <set>

#include "core/base/counted.h"
#include "core/base/utf8.h"
#include "core/index/slot_values.h"
#include "core/index/stored_revisions.h"
#include "core/index/terms.h"
#include "core/index/vacancy.h"
#include "searcher/query/known_names.h"
#include "searcher/query/parser.h"
#include "searcher/search/authority_names.h"
#include "searcher/search/chosen_speakers.h"
#include "searcher/search/facet_count.h"
#include "searcher/search/hit_order.h"
#include "searcher/search/kin.h"
#include "searcher/search/narrowing.h"
#include "searcher/search/prepared_query.h"
#include "searcher/search/ranking.h"
#include "searcher/search/snippet.h"
#include "searcher/search/suggestion.h"
#include "searcher/search/zero_hits.h"

namespace cotejo {
namespace {

using Clock = std::chrono::steady_clock;

double milliseconds_since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

void add_note(std::vector<std::string>& notes, std::string note) {
  if (std::find(notes.begin(), notes.end(), note) == notes.end()) notes.push_back(std::move(note));
}

// A filter by a value that no statement has is most likely a slip: say so, and what comes near.
void note_unknown_values(const OpenIndex& index, const Authorities& authorities,
                         const Filters& filters, std::vector<std::string>& notes) {
  for (const FieldFilter& filter : filters.fields) {
    for (const std::string& value : filter.values) {
      if (index.has_term(exact_term(filter.field, value))) continue;
      const std::string known = known_name(authorities, filter.field, value);
      if (!known.empty() && index.has_term(exact_term(filter.field, known))) continue;
      const std::string_view name = field_row(filter.field).name;
      add_note(notes,
               fmt::format("no statement has {} '{}'; filters take whole values, {}:\"{}\" in "
                           "the query finds words of them",
                           name, value, name, value));
    }
  }
}

// Those that are the first of their work.
std::vector<RankedMatch> one_of_each_work(const Works& works,
                                          const std::vector<RankedMatch>& order) {
  std::set<std::size_t> shown;
  std::vector<RankedMatch> first;
  for (const RankedMatch& ranked : order) {
    if (shown.insert(works.work_of(ranked.document)).second) first.push_back(ranked);
  }
  return first;
}

}  // namespace

SearchEngine::SearchEngine(const std::vector<std::string>& locations, Dictionary dictionary,
                           Scope scope, const RemoteRules& rules)
    : index_(open_index(locations, scope, rules)),
      lexicon_(index_.catalogs),
      authorities_(load_authorities(index_)),
      dictionary_(std::move(dictionary)) {}

WordSources SearchEngine::sources(const SearchOptions& options) const {
  return {index_, lexicon_, dictionary_, options.translate, options.fuzzy, &authorities_};
}

Result<std::unique_ptr<SearchEngine::Prepared>> SearchEngine::prepare(
    const std::string& query, const SearchOptions& options) {
  auto parsed = parse_query(query);
  if (!parsed) return parsed.error();
  if (options.any) parsed->root = with_any_word(std::move(parsed->root));
  auto prepared = std::make_unique<Prepared>(sources(options));
  auto built = prepared->builder.build(parsed->root);
  if (!built) return built.error();
  prepared->query = *built;
  prepared->read_as = read_back(parsed->root);
  prepared->root = std::move(parsed->root);
  prepared->notes = std::move(parsed->notes);
  for (const std::string& note : prepared->builder.notes()) add_note(prepared->notes, note);
  return prepared;
}

SearchOptions SearchEngine::read_names(SearchOptions options,
                                       std::vector<std::string>* notes) const {
  options.filters = with_known_names(std::move(options.filters), authorities_, notes);
  return options;
}

Result<SearchResult> SearchEngine::search(const std::string& query, const SearchOptions& given,
                                          const std::function<void(const SearchResult&)>& begin,
                                          const HitSink& sink) {
  const Clock::time_point start = Clock::now();
  std::vector<std::string> names_read;
  const SearchOptions options = read_names(given, &names_read);
  auto prepared = prepare(query, options);
  if (!prepared) return prepared.error();
  SearchResult result;
  result.query_text = query;
  result.read_as = (*prepared)->read_as;
  result.narrowed_by = narrowings(given);
  result.notes = (*prepared)->notes;
  for (std::string& note : names_read) add_note(result.notes, std::move(note));
  for (std::string& note : missing_notes(index_)) add_note(result.notes, std::move(note));
  result.missing = locations_of(index_.missing);
  result.index_revision = index_.revision;
  const Filters standing = options.filters.revisions_only();
  result.index_statements =
      standing.revisions.as_of.empty()
          ? index_.statements
          : count_matches(index_, {every_statement(), &standing, {}, 0}).total;
  result.offset = options.all ? 0 : options.offset;
  note_unknown_values(index_, authorities_, options.filters, result.notes);
  Counts counts = count_matches(index_, {(*prepared)->query, &options.filters, options.facets,
                                         options.facet_limit, options.once, sink != nullptr});
  result.total = counts.total;
  result.facets = std::move(counts.facets);
  if (result.total == 0) explain_zero(**prepared, options, result);
  // A fuzzy query has looked at the near words already.
  if (auto suggestion = options.fuzzy ? std::nullopt
                                      : suggest(sources(options), (*prepared)->root,
                                                options.filters, result.total)) {
    result.suggestion = std::move(suggestion->query);
    result.suggestion_total = suggestion->statements;
  }
  if (begin) {
    result.elapsed_ms = milliseconds_since(start);
    begin(result);
  }
  if (sink && result.total != 0) give_hits(**prepared, options, result, std::move(counts), sink);
  result.elapsed_ms = milliseconds_since(start);
  return result;
}

void SearchEngine::give_hits(Prepared& prepared, const SearchOptions& options,
                             const SearchResult& result, Counts counts, const HitSink& sink) {
  const Works* const works = counts.works ? &*counts.works : nullptr;
  const Ranking ranking(index_, prepared.builder, result.query_text);
  HitOrder hits(index_, apply_filters(prepared.query, options.filters, index_),
                std::move(counts.matches), options.sort, ranking);
  const bool is_relevance = options.sort == SortOrder::kRelevance;
  const std::uint64_t first = std::min<std::uint64_t>(result.offset, result.total);
  const std::uint64_t wanted =
      std::min<std::uint64_t>(options.all ? result.total : options.limit, result.total - first);
  const std::uint64_t most = index_.combined.get_doccount();
  std::uint64_t read =
      std::min(most, std::max<std::uint64_t>(first + wanted, is_relevance ? ranking.reads() : 0));
  std::vector<RankedMatch> order;
  while (true) {
    order = hits.first(read);
    if (is_relevance) {
      const auto data_of = [&](const RankedMatch& match) { return hits.data(match); };
      if (ranking.is_long()) hits.fetch(0, ranking.reads());
      ranking.order(order, data_of, parser_, analyzer_);
    }
    if (works == nullptr) break;
    // How many statements the works wanted are shows when they are in order.
    order = one_of_each_work(*works, order);
    if (order.size() >= first + wanted || read == most) break;
    read = std::min(most, read * 4);
  }
  if (!options.all) hits.fetch(first, order.size());
  const ChosenSpeakers speakers(prepared.root, options.filters, authorities_);
  const std::uint64_t end = std::min<std::uint64_t>(first + wanted, order.size());
  for (std::uint64_t rank = first; rank < end; ++rank) {
    const RankedMatch& match = order[rank];
    const auto data = [&] { return hits.data(match); };
    // Of every hit there is, none comes again.
    Hit hit = options.all
                  ? make_hit(kept_.read(data()), prepared, options, speakers)
                  : make_hit(kept_.statement(match.document, data), prepared, options, speakers);
    hit.rank = rank + 1;
    hit.score = match.score;
    // Of every hit there is, one look-up each would take longer than the hits.
    if (!options.all) {
      hit.kin = find_kin(
          index_, match.document, [&] { return hits.value(match, kSlotKinship); }, hit.statement,
          parser_);
    }
    sink(hit);
  }
}

Result<SearchResult> SearchEngine::search(const std::string& query, const SearchOptions& options) {
  std::vector<Hit> hits;
  auto result = search(query, options, {}, [&](const Hit& hit) { hits.push_back(hit); });
  if (result) result->hits = std::move(hits);
  return result;
}

Result<SearchResult> SearchEngine::count(const std::string& query, const SearchOptions& options) {
  SearchOptions total_only = options;
  total_only.facets.clear();
  return search(query, total_only, {}, {});
}

void SearchEngine::explain_zero(const Prepared& prepared, const SearchOptions& options,
                                SearchResult& result) {
  const auto build = [&](const QueryNode& part) {
    return QueryBuilder(sources(options)).build(part);
  };
  const ZeroQuery zero{result.query_text, prepared.root, options.filters, build};
  for (std::string& note : explain_zero_hits(index_, zero)) {
    add_note(result.notes, std::move(note));
  }
}

std::optional<std::pair<std::size_t, Xapian::docid>> SearchEngine::find(
    const std::string& id, const Filters& filters) const {
  const Filters standing{{}, {}, {filters.revisions.as_of}};
  const Xapian::Query query = apply_filters(Xapian::Query(id_term(id)), standing, index_);
  for (std::size_t shard = 0; shard < index_.shards.size(); ++shard) {
    Xapian::Enquire enquire(index_.shards[shard].database);
    enquire.set_query(query);
    const Xapian::MSet found = enquire.get_mset(0, 1);
    if (!found.empty()) return std::pair(shard, *found.begin());
  }
  return std::nullopt;
}

Result<std::optional<SearchEngine::Shown>> SearchEngine::show(const std::string& id,
                                                              const std::string& highlight,
                                                              const SearchOptions& options,
                                                              std::size_t revision) {
  std::vector<Xapian::Database> databases;
  for (const Shard& shard : index_.shards) databases.push_back(shard.database);
  const std::vector<StoredRevision> revisions = stored_revisions(databases, id);
  if (revisions.empty()) return std::optional<Shown>();
  if (revision > revisions.size()) {
    return Error{"no-revision",
                 fmt::format("'{}' has {}; take a number from 1 to {}", id,
                             counted(revisions.size(), "revision"), revisions.size())};
  }
  Shown shown;
  shown.revisions = revisions.size();
  const std::size_t wanted = revision == 0 ? revisions.size() : revision;
  shown.statement = decode_stored(revisions[wanted - 1].data, parser_);
  if (!highlight.empty()) {
    auto prepared = prepare(highlight, options);
    if (!prepared) return prepared.error();
    const std::string text = shown.statement.text();
    std::size_t bytes = 0;
    std::size_t characters = 0;
    const auto to_characters = [&](std::size_t at) {
      characters += count_code_points(std::string_view(text).substr(bytes, at - bytes));
      bytes = at;
      return characters;
    };
    for (const auto& [from, to] : find_matches(text, language_of(shown.statement.lang),
                                               (*prepared)->builder.highlights(), analyzer_)) {
      const std::size_t begin = to_characters(from);
      shown.marks.emplace_back(begin, to_characters(to));
    }
  }
  return std::optional(std::move(shown));
}

std::vector<Kin> SearchEngine::kin_of(const std::string& id) {
  const auto place = find(id, {});
  if (!place) return {};
  const Xapian::docid document = index_.document_at({place->first, place->second});
  const Statement statement = decode_stored(index_.data_of(document), parser_);
  return find_kin(
      index_, document, [&] { return value_of(index_, document, kSlotKinship); }, statement,
      parser_);
}

}  // namespace cotejo
