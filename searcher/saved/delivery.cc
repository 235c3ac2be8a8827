// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/saved/delivery.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>

#include "core/base/sha256.h"

namespace cotejo {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kWorthNoting{20};

std::string seen_by(const Delivery& delivery, const SavedQuery& query) {
  return delivery.seen.empty() ? std::string() : sha256(delivery.seen + query.fingerprint);
}

bool is_settled(const Cursor& cursor, const std::string& seen, const EventKinds& kinds) {
  return !seen.empty() && cursor.seen == seen && (!kinds.fresh || cursor.settled.fresh) &&
         (!kinds.changed || cursor.settled.changed) && (!kinds.gone || cursor.settled.gone);
}

void settle(Cursor& cursor, const std::string& seen, const EventKinds& kinds) {
  if (cursor.seen != seen) cursor.settled = {};
  cursor.seen = seen;
  cursor.settled.fresh |= kinds.fresh;
  cursor.settled.changed |= kinds.changed;
  cursor.settled.gone |= kinds.gone;
}

// One account on its way through a delivery.
class Giver {
 public:
  Giver(const Delivery& delivery, Outlet& outlet) : delivery_(delivery), outlet_(outlet) {
    cursor_ = delivery.restart ? new_cursor() : load_cursor(delivery.cursor_file);
  }

  /// How many events were pending. They are given now; and arrived, unless that is told later.
  std::size_t give_pending() {
    if (!cursor_.pending) return 0;
    Batch& batch = *cursor_.pending;
    if (batch.format != delivery_.format) {
      throw Failure(fmt::format("batch {} is on its way as {}: finish it with --format {} first",
                                batch.id, batch.format, batch.format),
                    ExitCode::kUsage);
    }
    const auto mark = batch.append;
    outlet_.prepare(batch);
    if (batch.append != mark) save();
    return give();
  }

  Result<Delivered> give_due(const SavedQuery& query) {
    Delivered delivered{give_pending()};
    if (cursor_.pending) return delivered;
    const std::string seen = seen_by(delivery_, query);
    if (is_settled(cursor_, seen, delivery_.events)) return delivered;
    const Among* among = delivery_.among ? &delivery_.among() : nullptr;
    const Clock::time_point start = Clock::now();
    auto due = DueSearch::of(delivery_.engine(), query, cursor_.given, delivery_.events, among);
    if (!due) return due.error();
    const std::vector<Event>& events = due->events();
    // What it has seen is of an index without these: should that come back, from a backup, it
    // has to be asked again.
    if (among != nullptr) cursor_.seen.clear();
    for (std::size_t first = 0; first < events.size(); first += delivery_.most_events) {
      const std::size_t last = std::min(first + delivery_.most_events, events.size());
      keep_batch(*due, {events.begin() + static_cast<std::ptrdiff_t>(first),
                        events.begin() + static_cast<std::ptrdiff_t>(last)});
      // What the account has seen is written with the acknowledgement of the last batch.
      if (last == events.size() && among == nullptr) settle(cursor_, seen, delivery_.events);
      delivered.events += give();
      if (cursor_.pending) return delivered;
    }
    if (among != nullptr) return delivered;  // all else is for a plain run to find
    // To note that nothing is due takes two waits for the disk: an answer that came sooner is asked
    // for again.
    const bool was_slow = Clock::now() - start > kWorthNoting;
    if (events.empty() && (delivery_.restart || (was_slow && !seen.empty()))) {
      settle(cursor_, seen, delivery_.events);
      save();
    }
    return delivered;
  }

 private:
  void save() { save_cursor(delivery_.cursor_file, cursor_); }

  void keep_batch(DueSearch& due, std::vector<Event> events) {
    std::vector<EventHit> hits;
    hits.reserve(events.size());
    for (const Event& event : events) hits.push_back(due.hit_of(event));
    Batch batch;
    batch.id = next_batch_id(cursor_);
    batch.format = delivery_.format;
    batch.events = std::move(events);
    batch.bytes = delivery_.write(batch.id, hits);
    outlet_.prepare(batch);
    cursor_.pending = std::move(batch);
    save();
  }

  std::size_t give() {
    outlet_.give(*cursor_.pending);
    const std::size_t given = cursor_.pending->events.size();
    if (!delivery_.manual_ack) {
      acknowledge(cursor_);
      save();
    }
    return given;
  }

  const Delivery& delivery_;
  Outlet& outlet_;
  Cursor cursor_;
};

}  // namespace

Result<Delivered> deliver(const Delivery& delivery, const SavedQuery& query, Outlet& outlet) {
  return Giver(delivery, outlet).give_due(query);
}

std::size_t finish_pending(const Delivery& delivery, Outlet& outlet) {
  return Giver(delivery, outlet).give_pending();
}

Result<Delivered> mark_all_given(const Delivery& delivery, const SavedQuery& query) {
  Cursor cursor = new_cursor();
  if (!delivery.restart) {
    try {
      cursor = load_cursor(delivery.cursor_file);
    } catch (const Failure&) {
      // This is how a damaged account is begun anew.
    }
  }
  const EventKinds all{true, true, true};
  const auto due = DueSearch::of(delivery.engine(), query, cursor.given, all);
  if (!due) return due.error();
  mark_given(cursor.given, due->events());
  cursor.pending.reset();
  settle(cursor, seen_by(delivery, query), all);
  save_cursor(delivery.cursor_file, cursor);
  return Delivered{due->events().size()};
}

void acknowledge_batch(const std::filesystem::path& cursor_file, const std::string& batch_id) {
  Cursor cursor = load_cursor(cursor_file);
  if (cursor.pending && cursor.pending->id == batch_id) {
    acknowledge(cursor);
    save_cursor(cursor_file, cursor);
    return;
  }
  std::uint64_t number = 0;
  const std::string begin = cursor.id + "-";
  if (batch_id.starts_with(begin)) {
    const char* end = batch_id.data() + batch_id.size();
    const auto parsed = std::from_chars(batch_id.data() + begin.size(), end, number);
    const std::uint64_t arrived = cursor.sequence - (cursor.pending ? 1 : 0);
    if (parsed.ec == std::errc{} && parsed.ptr == end && number >= 1 && number <= arrived) return;
  }
  throw Failure(fmt::format("there is no batch '{}'{}", batch_id,
                            cursor.pending ? "; on its way is " + cursor.pending->id : ""));
}

}  // namespace cotejo
