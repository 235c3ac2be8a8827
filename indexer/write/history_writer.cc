// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/write/history_writer.h"

#include <algorithm>
#include <map>
#include <utility>

#include "core/index/stored_statement.h"
#include "core/statement/statement_json.h"

namespace cotejo {
namespace {

struct Known {
  std::vector<Sighting> sightings;
  std::vector<Timestamp> removals;

  Timestamp latest() const {
    Timestamp latest;
    for (const Sighting& sighting : sightings) latest = std::max(latest, sighting.at);
    for (const Timestamp& removal : removals) latest = std::max(latest, removal);
    return latest;
  }
  bool has(const Timestamp& at, const Statement& statement) const {
    return std::any_of(sightings.begin(), sightings.end(), [&](const Sighting& other) {
      return at == other.at && same_content(statement, other.statement);
    });
  }
  // The first second from `at` on at which nothing was seen; empty for empty.
  Timestamp next_free(Timestamp at) const {
    while (!at.empty() && std::any_of(sightings.begin(), sightings.end(),
                                      [&](const Sighting& other) { return other.at == at; })) {
      at = second_after(at);
    }
    return at;
  }
};

Known read_known(const std::vector<StoredRevision>& stored) {
  Known known;
  StatementParser parser;
  for (const StoredRevision& revision : stored) {
    const std::string_view record = stored_record(revision.data);
    Result<Statement> statement = parser.parse(record);
    if (!statement) {
      throw Failure("a stored statement is damaged (" + statement.error().message +
                    "); run: cotejo-indexer verify");
    }
    for (Sighting& sighting :
         sightings_of(revision.origin, std::move(*statement), std::string(record))) {
      known.sightings.push_back(std::move(sighting));
    }
    if (!revision.origin.revision.removed.empty()) {
      known.removals.push_back(revision.origin.revision.removed);
    }
  }
  return known;
}

HistoryGrowth count_changes(const std::vector<RevisionState>& states) {
  HistoryGrowth counts;
  for (const RevisionState& state : states) {
    if (state.change == Change::kFirst) ++counts.firsts;
    if (state.change == Change::kEdit) ++counts.edits;
    if (state.change == Change::kCorrection) ++counts.corrections;
  }
  return counts;
}

std::size_t grown(std::size_t before, std::size_t after) {
  return after > before ? after - before : 0;
}

void take_in(SeenStatement seen, const Timestamp& now, Known& known) {
  const Timestamp latest = known.latest();
  Timestamp at = seen.seen;
  // Equal seconds have no order of their own: what comes later counts from a second later.
  const bool is_act = seen.is_correction && !seen.is_restored;
  const auto is_taken = [&] {
    return std::any_of(known.sightings.begin(), known.sightings.end(), [&](const Sighting& other) {
      return other.at == at && !same_content(other.statement, seen.pending.statement);
    });
  };
  const bool is_known = !is_act && known.has(at, seen.pending.statement);
  while (!at.empty() && !seen.is_restored && !is_known && is_taken()) at = second_after(at);
  if (at.empty()) at = std::max(now, latest.empty() ? now : second_after(latest));
  StatementOrigin origin = std::move(seen.pending.origin);
  origin.revision = RevisionState();
  origin.revision.seen = at;
  origin.revision.last_seen = std::max(at, seen.last_seen);
  origin.revision.last_retrieved = std::move(seen.last_retrieved);
  origin.revision.declared_correction = seen.is_correction;
  for (Sighting& sighting :
       sightings_of(origin, std::move(seen.pending.statement), std::move(seen.pending.record))) {
    sighting.line = seen.pending.line;
    sighting.is_stored = false;
    if (!is_act && known.has(sighting.at, sighting.statement)) continue;
    known.sightings.push_back(std::move(sighting));
  }
  if (!seen.removed.empty()) known.removals.push_back(seen.removed);
}

// A record without a time says what stands now: nothing new if that is known to stand.
bool is_no_news(const SeenStatement& seen, const Known& known, bool is_removed) {
  if (!seen.seen.empty() || is_removed || known.sightings.empty()) return false;
  const auto latest =
      std::max_element(known.sightings.begin(), known.sightings.end(),
                       [](const Sighting& a, const Sighting& b) { return a.at <= b.at; });
  return same_content(latest->statement, seen.pending.statement);
}

// What a declared correction has said of a statement's link holds against a later record that says
// what it corrected: the record's file knows nothing of it. Another record's own word counts. A
// record of a time before the correction is left as it is: given the link, it would look like one
// whose own word that is, and would differ from itself when it comes again.
void keep_corrected_link(const Known& known, SeenStatement& seen) {
  PendingStatement& pending = seen.pending;
  if (seen.is_correction || seen.is_restored || known.sightings.empty() ||
      known.has(seen.seen, pending.statement)) {
    return;
  }
  const Timestamp until = known.next_free(seen.seen);
  std::vector<const Sighting*> order;
  for (const Sighting& sighting : known.sightings) {
    if (until.empty() || sighting.at <= until) order.push_back(&sighting);
  }
  if (order.empty()) return;
  std::stable_sort(order.begin(), order.end(),
                   [](const Sighting* a, const Sighting* b) { return a->at < b->at; });
  const std::string& standing = order.back()->statement.translation_of;
  for (std::size_t i = order.size(); --i > 0;) {
    const std::string& before = order[i - 1]->statement.translation_of;
    if (order[i]->statement.translation_of == before) continue;
    // Who changed it last has its say.
    if (!order[i]->origin.revision.declared_correction) return;
    if (pending.statement.translation_of != before) return;
    pending.statement.translation_of = standing;
    pending.record = to_json(pending.statement);
    pending.checksum = record_checksum(pending.record);
    return;
  }
}

// The very record is there, be it at another time: one that brought a removed statement back counts
// from then on, and must not turn up on its own day as well when it is given again.
bool is_there(const SeenStatement& seen, const Known& known) {
  if (seen.seen.empty() || seen.is_correction || seen.is_restored) return false;
  SeenStatement returned = seen;
  returned.seen.clear();
  keep_corrected_link(known, returned);
  return std::any_of(known.sightings.begin(), known.sightings.end(), [&](const Sighting& other) {
    return other.record == seen.pending.record || other.record == returned.pending.record;
  });
}

// Which of them says what was seen last.
std::size_t newest_of(const std::vector<SeenStatement>& records) {
  std::size_t newest = 0;
  for (std::size_t i = 1; i < records.size(); ++i) {
    const Timestamp& last = records[newest].seen;
    if (!last.empty() && (records[i].seen.empty() || records[i].seen >= last)) newest = i;
  }
  return newest;
}

bool is_removed(const Known& known) {
  const auto arranged = arrange_history(known.sightings, known.removals);
  return !arranged.empty() && !arranged.back().is_current;
}

}  // namespace

HistoryGrowth HistoryWriter::see(std::vector<SeenStatement> records) {
  const std::string id = records.front().pending.statement.id;
  const std::vector<StoredRevision> stored = writer_.revisions(id);
  Known known = read_known(stored);
  // Only a history with a removal in it can be removed: the others need no look.
  const auto is_out = [&] { return !known.removals.empty() && is_removed(known); };
  const bool was_removed = is_out();
  const std::size_t newest = newest_of(records);
  for (std::size_t i = 0; i < records.size(); ++i) {
    SeenStatement& record = records[i];
    const bool removed = is_out();
    // Who adds a statement again that was removed wants it back from now on, as it was seen last.
    const bool returns = was_removed && i == newest && !record.is_restored;
    if (returns && record.seen <= known.latest()) record.seen.clear();
    if (!returns && is_there(record, known)) continue;
    keep_corrected_link(known, record);
    if (!is_no_news(record, known, removed)) take_in(std::move(record), now_, known);
  }
  std::vector<ArrangedRevision> arranged =
      arrange_history(std::move(known.sightings), std::move(known.removals));
  std::vector<RevisionState> before;
  for (const StoredRevision& revision : stored) before.push_back(revision.origin.revision);
  std::vector<RevisionState> after;
  for (const ArrangedRevision& revision : arranged) after.push_back(revision.first.origin.revision);
  replace(stored, std::move(arranged));
  const HistoryGrowth old_counts = count_changes(before);
  const HistoryGrowth new_counts = count_changes(after);
  return {grown(old_counts.firsts, new_counts.firsts), grown(old_counts.edits, new_counts.edits),
          grown(old_counts.corrections, new_counts.corrections)};
}

bool HistoryWriter::remove(std::string_view id) {
  const std::vector<StoredRevision> stored = writer_.revisions(id);
  if (stored.empty() || !stored.back().origin.revision.removed.empty()) return false;
  Known known = read_known(stored);
  known.removals.push_back(std::max(now_, known.latest()));
  replace(stored, arrange_history(std::move(known.sightings), std::move(known.removals)));
  return true;
}

bool HistoryWriter::purge(std::string_view id) {
  const std::vector<StoredRevision> stored = writer_.revisions(id);
  for (const StoredRevision& revision : stored) writer_.remove(revision);
  return !stored.empty();
}

void HistoryWriter::replace(const std::vector<StoredRevision>& stored,
                            std::vector<ArrangedRevision> arranged) {
  using Kind = IndexWriter::Kind;
  // What stands there as it is wanted stays; the rest goes.
  std::multimap<std::pair<Kind, std::string_view>, const StoredRevision*> there;
  for (const StoredRevision& revision : stored) {
    there.emplace(std::pair(writer_.kind(revision), std::string_view(revision.data)), &revision);
  }
  for (ArrangedRevision& revision : arranged) {
    const Kind kind = revision.is_current ? Kind::kCurrent : Kind::kSuperseded;
    Sighting& first = revision.first;
    if (!there.empty()) {
      const std::string data = encode_stored(first.origin, first.record);
      const auto found = there.find({kind, data});
      if (found != there.end()) {
        there.erase(found);
        continue;
      }
    }
    PendingStatement pending;
    pending.checksum = record_checksum(first.record);
    pending.statement = std::move(first.statement);
    pending.record = std::move(first.record);
    pending.origin = std::move(first.origin);
    pending.line = first.line;
    pending.is_known = first.is_stored;
    writer_.add(std::move(pending), kind);
  }
  for (const auto& [data, revision] : there) writer_.remove(*revision);
}

}  // namespace cotejo
