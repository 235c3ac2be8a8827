// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/web/shard_health.h"

#include <algorithm>

namespace cotejo {
namespace {

constexpr std::chrono::seconds kLongestPause{60};
// One that goes again sooner than this after it came back is looked for more seldom.
constexpr std::chrono::seconds kSettled{60};
// A look of its own needs not the patience of a search, and must not hold up the server's end.
constexpr std::chrono::milliseconds kLookTimeout{2000};

}  // namespace

ShardHealth::ShardHealth(std::chrono::milliseconds timeout, std::chrono::milliseconds pause)
    : timeout_(std::min(timeout, kLookTimeout)),
      pause_(pause),
      looker_([this](const std::stop_token& stop) { look(stop); }) {}

ShardHealth::~ShardHealth() = default;

void ShardHealth::failed(const MissingShard& shard) {
  {
    const std::scoped_lock lock(mutex_);
    State& state = states_[shard.location];
    if (state.is_down) return;
    const Clock::time_point now = Clock::now();
    const bool again = state.pause.count() != 0 && now - state.back_since < kSettled;
    state.pause =
        again ? std::min<std::chrono::milliseconds>(2 * state.pause, kLongestPause) : pause_;
    state.shard = shard;
    state.is_down = true;
    state.next_look = now + state.pause;
    ++changes_;
  }
  changed_.notify_all();
}

std::vector<MissingShard> ShardHealth::down() const {
  const std::scoped_lock lock(mutex_);
  std::vector<MissingShard> found;
  for (const auto& [location, state] : states_) {
    if (state.is_down) found.push_back(state.shard);
  }
  return found;
}

std::uint64_t ShardHealth::changes() const {
  const std::scoped_lock lock(mutex_);
  return changes_;
}

std::vector<MissingShard> ShardHealth::due(Clock::time_point now, Clock::time_point& next) const {
  std::vector<MissingShard> found;
  for (const auto& [location, state] : states_) {
    if (!state.is_down) continue;
    if (state.next_look <= now) found.push_back(state.shard);
    next = std::min(next, state.next_look);
  }
  return found;
}

void ShardHealth::look(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  while (!stop.stop_requested()) {
    const Clock::time_point now = Clock::now();
    Clock::time_point next = now + kLongestPause;
    const std::vector<MissingShard> now_due = due(now, next);
    if (now_due.empty()) {
      // Until then, or until another one goes.
      const std::uint64_t seen = changes_;
      changed_.wait_until(lock, stop, next, [&] { return changes_ != seen; });
      continue;
    }
    lock.unlock();
    std::vector<std::string> back;
    for (const MissingShard& shard : now_due) {
      if (answers(shard.location, timeout_)) back.push_back(shard.location);
      if (stop.stop_requested()) return;
    }
    lock.lock();
    for (const MissingShard& shard : now_due) {
      State& state = states_[shard.location];
      state.next_look = Clock::now() + state.pause;
    }
    for (const std::string& location : back) {
      State& state = states_[location];
      state.is_down = false;
      state.back_since = Clock::now();
      ++changes_;
    }
  }
}

}  // namespace cotejo
