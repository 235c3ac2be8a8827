// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/saved/giver.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <utility>

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

void settle_kinds(Cursor& cursor, const std::string& seen, const EventKinds& kinds) {
  if (cursor.seen != seen) cursor.settled = {};
  cursor.seen = seen;
  cursor.settled.fresh |= kinds.fresh;
  cursor.settled.changed |= kinds.changed;
  cursor.settled.gone |= kinds.gone;
}

Cursor read_account(const Delivery& delivery) {
  if (delivery.restart) return new_cursor();
  if (!delivery.begins_anew) return load_cursor(delivery.cursor_file);
  try {
    return load_cursor(delivery.cursor_file);
  } catch (const Failure&) {
    return new_cursor();
  }
}

void save_all(std::span<Giver* const> givers) {
  std::vector<Replacement> files;
  for (const Giver* giver : givers) files.push_back(giver->account());
  replace_files(files);
  for (Giver* giver : givers) giver->mark_saved();
}

}  // namespace

Giver::Giver(Delivery delivery, Outlet& outlet)
    : delivery_(std::move(delivery)), outlet_(outlet), cursor_(read_account(delivery_)) {}

Replacement Giver::account() const {
  return {delivery_.cursor_file, encode_cursor(cursor_)};
}

void Giver::give_pending() {
  if (!cursor_.pending) return;
  Batch& batch = *cursor_.pending;
  if (batch.format != delivery_.format) {
    throw Failure(fmt::format("batch {} is on its way as {}: finish it with --format {} first",
                              batch.id, batch.format, batch.format),
                  ExitCode::kUsage);
  }
  const auto mark = batch.append;
  outlet_.prepare(batch);
  if (batch.append != mark) save_cursor(delivery_.cursor_file, cursor_);
  made_ = true;
  give_batch();
  if (unsaved_) save_cursor(delivery_.cursor_file, cursor_);
  unsaved_ = false;
}

std::optional<Error> Giver::look(const SavedQuery& query) {
  give_pending();
  if (cursor_.pending) return std::nullopt;  // it is told later that it has arrived
  seen_ = seen_by(delivery_, query);
  if (is_settled(cursor_, seen_, delivery_.events)) return std::nullopt;
  const Among* among = delivery_.among ? &delivery_.among() : nullptr;
  const Clock::time_point start = Clock::now();
  auto due = DueSearch::of(delivery_.engine(), query, cursor_.given, delivery_.events, among);
  if (!due) return due.error();
  // What it has seen is of an index without these: should that come back, from a backup, it has to
  // be asked again.
  if (among != nullptr) cursor_.seen.clear();
  if (!due->events().empty()) {
    due_ = std::move(*due);
    make_batch();
    return std::nullopt;
  }
  if (among != nullptr) return std::nullopt;  // all else is for a plain run to find
  // To note that nothing is due takes two waits for the disk: an answer that came sooner is asked
  // for again.
  const bool was_slow = Clock::now() - start > kWorthNoting;
  if (delivery_.restart || (was_slow && !seen_.empty())) settle();
  return std::nullopt;
}

std::optional<Error> Giver::mark_all(const SavedQuery& query) {
  const EventKinds all{true, true, true};
  const auto due = DueSearch::of(delivery_.engine(), query, cursor_.given, all);
  if (!due) return due.error();
  mark_given(cursor_.given, due->events());
  given_ += due->events().size();
  cursor_.pending.reset();
  seen_ = seen_by(delivery_, query);
  delivery_.events = all;
  settle();
  return std::nullopt;
}

void Giver::settle() {
  settle_kinds(cursor_, seen_, delivery_.events);
  unsaved_ = true;
}

void Giver::make_batch() {
  const std::vector<Event>& due = due_->events();
  const std::size_t count = std::min(delivery_.most_events, due.size() - next_);
  const auto first = due.begin() + static_cast<std::ptrdiff_t>(next_);
  std::vector<Event> events(first, first + static_cast<std::ptrdiff_t>(count));
  next_ += count;
  std::vector<EventHit> hits;
  hits.reserve(count);
  for (const Event& event : events) hits.push_back(due_->hit_of(event));
  Batch batch;
  batch.id = next_batch_id(cursor_);
  batch.format = delivery_.format;
  batch.events = std::move(events);
  batch.bytes = delivery_.write(batch.id, hits);
  outlet_.prepare(batch);
  cursor_.pending = std::move(batch);
  if (next_ == due.size()) due_.reset();
  made_ = true;
  unsaved_ = true;
}

void Giver::give_batch() {
  outlet_.give(*cursor_.pending);
  made_ = false;
  given_ += cursor_.pending->events.size();
  if (delivery_.manual_ack) return;
  acknowledge(cursor_);
  unsaved_ = true;
  if (due_) {
    make_batch();
  } else if (!delivery_.among && next_ > 0) {
    settle();  // that was all
  }
}

std::vector<std::optional<Failure>> give_together(std::span<Giver* const> givers) {
  std::vector<std::optional<Failure>> failures(givers.size());
  while (true) {
    std::vector<Giver*> unsaved;
    for (std::size_t i = 0; i < givers.size(); ++i) {
      if (!failures[i] && givers[i]->is_unsaved()) unsaved.push_back(givers[i]);
    }
    try {
      save_all(unsaved);
    } catch (const Failure& failure) {
      for (std::size_t i = 0; i < givers.size(); ++i) {
        if (!failures[i] && givers[i]->is_unsaved()) failures[i] = failure;
      }
      return failures;
    }
    bool any = false;
    for (std::size_t i = 0; i < givers.size(); ++i) {
      if (failures[i] || !givers[i]->has_batch()) continue;
      any = true;
      try {
        givers[i]->give_batch();
      } catch (const Failure& failure) {
        failures[i] = failure;
      }
    }
    if (!any) return failures;
  }
}

}  // namespace cotejo
