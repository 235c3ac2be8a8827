// SPDX-License-Identifier: GPL-3.0-or-later
// Where the server listens: an address and port, a path of a local socket, or what systemd hands
// over.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace cotejo {

struct ListenAddress {
  std::string host;   ///< "127.0.0.1", "::1"; numbers only
  unsigned port = 0;  ///< 0: any that is free
  std::string path;   ///< of a local socket; then host is empty

  bool is_local_socket() const { return !path.empty(); }
  /// Can only this machine connect?
  bool is_loopback() const;
};

/// Reads "127.0.0.1:8080", "[::1]:8080", "localhost:8080", "8080" (on 127.0.0.1) and "unix:PATH".
Result<ListenAddress> parse_listen_address(std::string_view text);

/// A socket that listens; the descriptor closes with it.
class ListenSocket {
 public:
  explicit ListenSocket(int descriptor) : descriptor_(descriptor) {}
  /// A local socket left by a server that is gone is replaced. Throws Failure: in use, no right.
  explicit ListenSocket(const ListenAddress& address);
  ~ListenSocket();
  ListenSocket(ListenSocket&& other) noexcept;
  ListenSocket& operator=(ListenSocket&&) = delete;

  int descriptor() const { return descriptor_; }
  /// Gives the descriptor away; the path of a local socket is still removed at the end.
  int release();
  /// As it is bound: "http://127.0.0.1:8080", "unix:/run/cotejo.sock".
  std::string name() const;
  bool is_local_socket() const;
  bool is_loopback() const;

 private:
  int descriptor_ = -1;
  std::string path_;  // to be removed
};

/// The sockets that systemd opened for this process (LISTEN_PID, LISTEN_FDS); none: not started so.
/// Throws Failure if one of them does not listen. Takes the variables out of the environment.
std::vector<ListenSocket> inherited_sockets();

}  // namespace cotejo
