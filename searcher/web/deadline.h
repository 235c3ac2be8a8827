// SPDX-License-Identifier: GPL-3.0-or-later
// When a connection's patience ends: one absolute deadline at a time. Internal to server.cc, on the
// thread of the sockets.
#pragma once

#include <cstdint>
#include <utility>

#include "searcher/web/server_state.h"

namespace cotejo {

class Deadline {
 public:
  explicit Deadline(net::io_context& io) : timer_(io) {}

  /// Calls `expired`, which keeps this alive, after `time`; setting the next forgets the last.
  template <typename Expired>
  void arm(std::chrono::milliseconds time, Expired expired) {
    const std::uint64_t number = ++number_;
    timer_.expires_after(time);
    timer_.async_wait(
        [this, number, expired = std::move(expired)](boost::system::error_code) mutable {
          if (number == number_) expired();
        });
  }

  void disarm() {
    ++number_;
    timer_.cancel();
  }

 private:
  Timer timer_;
  std::uint64_t number_ = 0;  // a timer that has fired cannot be called back
};

}  // namespace cotejo
