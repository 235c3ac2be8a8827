// SPDX-License-Identifier: GPL-3.0-or-later
// What a client still sends after its answer, read and dropped: a socket that is closed over unread
// bytes takes the answer with it. Internal to server.cc, on the thread of the sockets.
#pragma once

#include <array>
#include <boost/asio/buffer.hpp>
#include <utility>

#include "searcher/web/server_state.h"

namespace cotejo {

class DroppedRest {
 public:
  /// Calls `done`, which keeps this and the socket alive, when nothing more comes, or too much.
  template <typename Done>
  void read(Socket& socket, Done done) {
    socket.async_read_some(net::buffer(scratch_),
                           [this, &socket, done = std::move(done)](boost::system::error_code error,
                                                                   std::size_t got) mutable {
                             dropped_ += got;
                             if (error || dropped_ > kMost) return done();
                             read(socket, std::move(done));
                           });
  }

 private:
  static constexpr std::size_t kMost = 4 * 1024 * 1024;  // bytes

  std::array<char, 1024> scratch_{};
  std::size_t dropped_ = 0;
};

}  // namespace cotejo
