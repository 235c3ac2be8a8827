// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/write/statement_history.h"

#include <algorithm>
#include <utility>

#include "core/statement/statement_json.h"

namespace cotejo {
namespace {

using Revisions = std::vector<ArrangedRevision>;

RevisionState& state_of(ArrangedRevision& revision) {
  return revision.first.origin.revision;
}

// Sightings in a row become revisions: seen, last_seen, removed.
Revisions join_sightings(std::vector<Sighting> sightings, const std::vector<Timestamp>& removals) {
  Revisions revisions;
  auto removal = removals.begin();
  // The first removal that lies behind what was seen last, and before `next` if that is given.
  const auto take_removal = [&](const Timestamp& next) {
    while (removal != removals.end() && (next.empty() || *removal < next)) {
      if (!revisions.empty() && state_of(revisions.back()).removed.empty()) {
        state_of(revisions.back()).removed = *removal;
      }
      ++removal;
    }
  };
  for (Sighting& sighting : sightings) {
    take_removal(sighting.at);
    if (!revisions.empty() && state_of(revisions.back()).removed.empty() &&
        same_content(revisions.back().first.statement, sighting.statement)) {
      RevisionState& state = state_of(revisions.back());
      state.last_seen = sighting.at;
      const std::string& retrieved = sighting.statement.retrieved;
      state.last_retrieved =
          retrieved == revisions.back().first.statement.retrieved ? "" : retrieved;
      continue;
    }
    RevisionState state;
    state.seen = state.last_seen = sighting.at;
    state.declared_correction = sighting.declared_correction;
    sighting.origin.revision = std::move(state);
    revisions.push_back({std::move(sighting), false});
  }
  take_removal("");
  return revisions;
}

Change change_between(ArrangedRevision& before, ArrangedRevision& after) {
  if (!state_of(before).removed.empty()) return Change::kFirst;
  if (state_of(after).declared_correction ||
      same_text(before.first.statement, after.first.statement)) {
    return Change::kCorrection;
  }
  return Change::kEdit;
}

void number_revisions(Revisions& revisions) {
  std::size_t edits = 0;
  for (std::size_t i = 0; i < revisions.size(); ++i) {
    RevisionState& state = state_of(revisions[i]);
    state.number = i + 1;
    if (i > 0) state.change = change_between(revisions[i - 1], revisions[i]);
    if (state.change == Change::kEdit) ++edits;
    state.edits = edits;
  }
}

// A revision and the corrections behind it are one text, that of the last of them, on all its days.
void set_days(Revisions& revisions) {
  for (std::size_t begin = 0; begin < revisions.size();) {
    std::size_t end = begin + 1;
    while (end < revisions.size() && state_of(revisions[end]).change == Change::kCorrection) ++end;
    const Timestamp since = state_of(revisions[begin]).seen;
    for (std::size_t i = begin; i < end; ++i) {
      state_of(revisions[i]).since = state_of(revisions[i]).until = state_of(revisions[i]).seen;
    }
    ArrangedRevision& shown = revisions[end - 1];
    RevisionState& state = state_of(shown);
    // Before it was first seen, what was first seen is the best that is known of it.
    state.since = begin == 0 ? std::min(since, start_of(shown.first.statement.date)) : since;
    state.until = state.removed;
    if (state.until.empty() && end < revisions.size()) state.until = state_of(revisions[end]).seen;
    begin = end;
  }
}

}  // namespace

bool same_text(const Statement& a, const Statement& b) {
  return a.title == b.title && a.body == b.body && a.turns == b.turns;
}

bool same_content(const Statement& a, const Statement& b) {
  return same_text(a, b) && a.id == b.id && a.source == b.source && a.speakers == b.speakers &&
         a.date == b.date && a.lang == b.lang && a.kind == b.kind && a.url == b.url &&
         a.place == b.place && a.topics == b.topics && a.translation_of == b.translation_of &&
         a.extra == b.extra;
}

std::vector<Sighting> sightings_of(const StatementOrigin& origin, Statement statement,
                                   std::string record) {
  const RevisionState& state = origin.revision;
  std::vector<Sighting> sightings;
  sightings.push_back({state.seen, std::move(statement), std::move(record), origin, 0,
                       state.declared_correction, true});
  if (state.last_seen > state.seen) {
    Sighting last = sightings.front();
    last.at = state.last_seen;
    // What was declared was declared of the first.
    last.declared_correction = false;
    if (!state.last_retrieved.empty()) {
      last.statement.retrieved = state.last_retrieved;
      last.record = to_json(last.statement);
    }
    sightings.push_back(std::move(last));
  }
  return sightings;
}

std::vector<ArrangedRevision> arrange_history(std::vector<Sighting> sightings,
                                              std::vector<Timestamp> removals) {
  std::stable_sort(sightings.begin(), sightings.end(),
                   [](const Sighting& a, const Sighting& b) { return a.at < b.at; });
  std::sort(removals.begin(), removals.end());
  Revisions revisions = join_sightings(std::move(sightings), removals);
  number_revisions(revisions);
  set_days(revisions);
  if (!revisions.empty() && state_of(revisions.back()).removed.empty()) {
    revisions.back().is_current = true;
    state_of(revisions.back()).revisions = revisions.size();
  }
  return revisions;
}

}  // namespace cotejo
