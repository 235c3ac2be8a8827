// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/saved/due_search.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "core/base/sha256.h"
#include "core/index/schema.h"
#include "core/index/slot_values.h"
#include "core/index/stored_statement.h"
#include "core/index/terms.h"

namespace cotejo {

Result<DueSearch> DueSearch::of(SearchEngine& engine, const SavedQuery& query,
                                const GivenSet& all_given, const EventKinds& kinds,
                                const Among* among) {
  const auto& [text, options] = std::tie(query.request.query, query.request.options);
  auto matches = among == nullptr ? engine.match_all(text, options)
                                  : engine.match_among(text, options, among->statements);
  if (!matches) return matches.error();
  DueSearch due(engine, std::move(*matches));
  const auto take = [&](const GivenSet& given) {
    due.events_ = due_events(given, due.rows(given), kinds);
  };
  among == nullptr ? take(all_given) : take(given_among(all_given, among->ids));
  due.sort_by_date();
  return due;
}

// A checksum is of id and record: what was given is known by it alone, and need not be read.
std::vector<ResultRow> DueSearch::rows(const GivenSet& given) {
  std::unordered_map<std::string_view, const std::string*> known;
  for (const auto& [id, row] : given) known.emplace(row.checksum, &id);
  std::vector<ResultRow> rows;
  rows.reserve(matches_.rows.size());
  for (SearchEngine::Match& match : matches_.rows) {
    std::string id;
    if (const auto found = known.find(match.checksum); found != known.end()) {
      id = *found->second;
    } else {
      id = engine_->id_of(match.document);
    }
    documents_.emplace(match.checksum, match.document);
    rows.push_back({std::move(id), match.checksum});
  }
  return rows;
}

void DueSearch::sort_by_date() {
  std::map<std::string, std::string, std::less<>> dates;  // by id
  for (const Event& event : events_) {
    if (event.kind == EventKind::kGone) continue;
    const Xapian::docid document = documents_.at(event.checksum);
    dates[event.id] = value_of(engine_->index(), document, kSlotDate);
  }
  std::stable_sort(events_.begin(), events_.end(), [&](const Event& a, const Event& b) {
    const bool a_gone = a.kind == EventKind::kGone;
    const bool b_gone = b.kind == EventKind::kGone;
    if (a_gone || b_gone) return !a_gone && b_gone;
    return dates[a.id] < dates[b.id];
  });
}

EventHit DueSearch::hit_of(const Event& event) {
  EventHit given{event, true, {}};
  if (event.kind != EventKind::kGone) {
    given.hit = engine_->hit_of(matches_, documents_.at(event.checksum));
    return given;
  }
  const Xapian::Database& database = engine_->index().combined;
  const std::string term = id_term(event.id);
  for (auto posting = database.postlist_begin(term); posting != database.postlist_end(term);
       ++posting) {
    given.hit = engine_->hit_of(matches_, *posting);
    given.hit.snippets.clear();  // they would show what matches
    if (given.hit.statement.id == event.id) return given;
  }
  given.in_index = false;
  given.hit = {};
  given.hit.statement.id = event.id;
  return given;
}

std::string index_fingerprint(const OpenIndex& index) {
  // A segment has an id of its own from the compaction that made it, and a copy that loses
  // statements a higher revision; the catalog's last run tells apart what two copies of an index
  // may have in common.
  std::string all;
  for (const Xapian::Database& catalog : index.catalogs) {
    all += fmt::format("{} {} {}\n", catalog.get_uuid(),
                       catalog.get_metadata(std::string(kRevisionKey)),
                       catalog.get_metadata(std::string(kLastRunKey)));
  }
  for (const Shard& shard : index.shards) {
    if (shard.remote) return {};
    all += fmt::format("{} {} {} {}\n", shard.database.get_uuid(), shard.database.get_revision(),
                       shard.database.get_doccount(), shard.database.get_lastdocid());
  }
  return sha256(index.revision + "\n" + all);
}

}  // namespace cotejo
