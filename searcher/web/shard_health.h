// SPDX-License-Identifier: GPL-3.0-or-later
// Which servers of shards do not answer, for all threads of the web server: a request does not wait
// for one that is known to be away, and takes it up again when it is back.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <map>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include "core/index/open_index.h"

namespace cotejo {

/// For several threads at once. A thread of its own looks from time to time whether what is away
/// answers again: soon after it went, more seldom where it goes again and again.
class ShardHealth {
 public:
  /// `timeout`: as RemoteRules::timeout. `pause`: before the first look.
  explicit ShardHealth(std::chrono::milliseconds timeout,
                       std::chrono::milliseconds pause = std::chrono::seconds(1));
  ~ShardHealth();
  ShardHealth(const ShardHealth&) = delete;
  ShardHealth& operator=(const ShardHealth&) = delete;

  /// It did not answer, or not in time. Nothing where that is known.
  void failed(const MissingShard& shard);
  std::vector<MissingShard> down() const;
  /// Grows whenever one went or came back: whoever opened the indexes before opens them anew.
  std::uint64_t changes() const;

 private:
  using Clock = std::chrono::steady_clock;
  struct State {
    MissingShard shard;
    bool is_down = false;
    std::chrono::milliseconds pause{};
    Clock::time_point next_look;
    Clock::time_point back_since;
  };
  void look(const std::stop_token& stop);
  // Those to be looked at now; else when the next is due.
  std::vector<MissingShard> due(Clock::time_point now, Clock::time_point& next) const;

  const std::chrono::milliseconds timeout_;
  const std::chrono::milliseconds pause_;
  mutable std::mutex mutex_;
  std::condition_variable_any changed_;
  std::map<std::string, State> states_;  // by location
  std::uint64_t changes_ = 0;
  std::jthread looker_;  // last, so that it ends before what it uses
};

}  // namespace cotejo
