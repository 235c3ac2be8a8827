// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_proxy.h"

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <stdexcept>
#include <vector>

namespace cotejo {
namespace {

sockaddr_in loopback(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

struct Pair {
  int client = -1;
  int server = -1;
};

void close_pair(const Pair& pair) {
  ::close(pair.client);
  ::close(pair.server);
}

// False: the one or the other has ended.
bool forward(int from, int to) {
  std::array<char, 65536> block;
  const ssize_t count = ::recv(from, block.data(), block.size(), 0);
  if (count <= 0) return false;
  for (ssize_t done = 0; done < count;) {
    const ssize_t sent =
        ::send(to, block.data() + done, static_cast<std::size_t>(count - done), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    done += sent;
  }
  return true;
}

}  // namespace

TestProxy::TestProxy(const std::string& server)
    : server_port_(std::stoi(server.substr(server.rfind(':') + 1))) {
  listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address = loopback(0);
  socklen_t size = sizeof address;
  if (::bind(listener_, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
      ::listen(listener_, 64) != 0 ||
      ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) != 0) {
    throw std::runtime_error("the proxy cannot listen");
  }
  port_ = ntohs(address.sin_port);
  thread_ = std::thread([this] { run(); });
}

TestProxy::~TestProxy() {
  stopping_ = true;
  thread_.join();
  ::close(listener_);
}

void TestProxy::set_after(int pieces, Mode mode) {
  later_ = mode;
  pieces_ = pieces;
}

void TestProxy::run() {
  constexpr int kTickMs = 5;
  std::vector<Pair> pairs;
  while (!stopping_) {
    if (mode_ == Mode::kCut || mode_ == Mode::kCutOnce) {
      for (const Pair& pair : pairs) close_pair(pair);
      pairs.clear();
      if (mode_ == Mode::kCutOnce) mode_ = Mode::kPass;
    }
    std::vector<pollfd> polled{{listener_, POLLIN, 0}};
    if (mode_ == Mode::kPass) {
      for (const Pair& pair : pairs) {
        polled.push_back({pair.client, POLLIN, 0});
        polled.push_back({pair.server, POLLIN, 0});
      }
    }
    if (::poll(polled.data(), polled.size(), kTickMs) <= 0) continue;
    std::vector<Pair> left;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      bool alive = true;
      // The mode may have changed with the piece before.
      if (polled.size() > 1 && mode_ == Mode::kPass) {
        if (polled[1 + 2 * i].revents != 0) alive = forward(pairs[i].client, pairs[i].server);
        if (alive && polled[2 + 2 * i].revents != 0) {
          std::this_thread::sleep_for(delay_.load());
          alive = forward(pairs[i].server, pairs[i].client);
          if (pieces_ > 0 && --pieces_ == 0) mode_ = later_.load();
        }
      }
      if (alive) {
        left.push_back(pairs[i]);
      } else {
        close_pair(pairs[i]);
      }
    }
    pairs = std::move(left);
    if (polled.front().revents == 0) continue;
    Pair made{::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC),
              ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)};
    const sockaddr_in address = loopback(server_port_);
    if (mode_ == Mode::kCut ||
        ::connect(made.server, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
      close_pair(made);
    } else {
      pairs.push_back(made);
    }
  }
  for (const Pair& pair : pairs) close_pair(pair);
}

}  // namespace cotejo
