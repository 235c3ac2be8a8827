// SPDX-License-Identifier: GPL-3.0-or-later
// The only file that compiles Boost, which takes long. Beast parses, Asio waits; what a request
// means is decided elsewhere.
#include "searcher/web/server.h"

#include <sys/resource.h>
#include <sys/socket.h>

#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/signal_set.hpp>
#include <cerrno>
#include <csignal>
#include <cstring>

#include "searcher/web/connection.h"

namespace cotejo {
namespace {

using Acceptor = net::basic_socket_acceptor<Protocol, Executor>;
using boost::system::error_code;

// Before the next try to take a connection, when there is no descriptor left for it.
constexpr std::chrono::milliseconds kAcceptPause{100};
constexpr rlim_t kOwnDescriptors = 512;  // databases, logs, listening sockets

std::string address_of(const Protocol::endpoint& endpoint) {
  const int family = endpoint.protocol().family();
  if (family != AF_INET && family != AF_INET6) return {};
  net::ip::tcp::endpoint address;
  if (endpoint.size() > address.capacity()) return {};
  std::memcpy(address.data(), endpoint.data(), endpoint.size());
  return address.address().to_string();
}

void raise_descriptor_limit(std::size_t connections) {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  const rlim_t wanted = std::min<rlim_t>(connections + kOwnDescriptors, limit.rlim_max);
  if (limit.rlim_cur >= wanted) return;
  limit.rlim_cur = wanted;
  ::setrlimit(RLIMIT_NOFILE, &limit);
}

}  // namespace

class Server::Core {
 public:
  Core(ServerOptions options, Router& router, AccessLog& log)
      : state_(std::move(options), router, log) {
    router.add({"GET", "/healthz", nullptr, [this](const Request&) { return health(); }});
    router.add({"GET", "/metrics", nullptr, [this](const Request&) { return metrics(); }});
  }

  bool run(std::vector<ListenSocket> sockets, const std::function<void()>& ready,
           const std::function<void()>& stopping) {
    IndexReader first(state_.watched_indexes());
    first.begin(state_.options.rules.partial != "refuse");
    first.revision();  // or it fails here, where somebody looks
    raise_descriptor_limit(state_.options.limits.connections);
    for (ListenSocket& socket : sockets) listen(socket);
    net::signal_set ends(state_.io, SIGINT, SIGTERM);
    net::signal_set hangs_up(state_.io, SIGHUP);
    wait_for_end(ends);
    wait_for_hangup(hangs_up);
    stopping_ = stopping;
    ready();
    state_.io.run();
    // Wakes the threads that wait for a client to take more.
    const std::vector<Connection*> left(state_.open.begin(), state_.open.end());
    for (Connection* connection : left) connection->close();
    const bool searches_done = state_.searches.stop(state_.options.limits.grace);
    return state_.slow.stop(state_.options.limits.grace) && searches_done;
  }

 private:
  struct Listener {
    Acceptor acceptor;
    Timer pause;
    Protocol::endpoint peer;
  };

  void listen(ListenSocket& socket) {
    sockaddr_storage name{};
    socklen_t size = sizeof name;
    ::getsockname(socket.descriptor(), reinterpret_cast<sockaddr*>(&name), &size);
    const int descriptor = socket.release();
    auto listener = std::make_unique<Listener>(Listener{
        Acceptor(state_.io, Protocol(name.ss_family, 0), descriptor), Timer(state_.io), {}});
    listeners_.push_back(std::move(listener));
    accept(*listeners_.back());
  }

  void accept(Listener& listener) {
    listener.acceptor.async_accept(state_.io, listener.peer,
                                   [this, &listener](error_code error, Socket socket) {
                                     if (error == net::error::operation_aborted || state_.stopping)
                                       return;
                                     if (!error) {
                                       take(std::move(socket), address_of(listener.peer));
                                       return accept(listener);
                                     }
                                     if (error != net::error::no_descriptors)
                                       return accept(listener);
                                     listener.pause.expires_after(kAcceptPause);
                                     listener.pause.async_wait([this, &listener](error_code) {
                                       if (!state_.stopping) accept(listener);
                                     });
                                   });
  }

  void take(Socket socket, std::string peer) {
    const bool full = state_.open.size() >= state_.options.limits.connections;
    if (full || !state_.by_peer.take(counted_peer(peer))) {
      return turn_away(std::move(socket), full ? "connections" : "connections-of-peer");
    }
    state_.metrics.count_connection();
    if (!peer.empty()) {
      const int on = 1;
      ::setsockopt(socket.native_handle(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    }
    std::make_shared<Connection>(state_, std::move(socket), std::move(peer))->start();
  }

  // As much of an answer as can be sent without waiting for it.
  void turn_away(Socket socket, const char* reason) {
    state_.metrics.count_rejection(reason);
    Response response =
        problem_response({503, "overloaded", "too many connections; ask again in a moment", {}, 0});
    response.with("Retry-After", "1");
    send_response(std::move(response), {false, true, false, false}, [&](const Piece& piece) {
      return ::send(socket.native_handle(), piece.bytes.data(), piece.bytes.size(),
                    MSG_DONTWAIT | MSG_NOSIGNAL) >= 0;
    });
  }

  void wait_for_end(net::signal_set& ends) {
    ends.async_wait([this, &ends](error_code error, int) {
      if (error) return;
      if (state_.stopping) return state_.io.stop();  // asked twice: at once
      stop();
      wait_for_end(ends);
    });
  }

  void wait_for_hangup(net::signal_set& hangs_up) {
    hangs_up.async_wait([this, &hangs_up](error_code error, int) {
      if (error) return;
      state_.log.reopen();
      wait_for_hangup(hangs_up);
    });
  }

  void stop() {
    state_.stopping = true;
    stopping_();
    error_code ignored;
    for (const auto& listener : listeners_) {
      listener->acceptor.close(ignored);
      listener->pause.cancel();
    }
    const std::vector<Connection*> open(state_.open.begin(), state_.open.end());
    for (Connection* connection : open) connection->finish();
    if (state_.open.empty()) return state_.io.stop();
    grace_.expires_after(state_.options.limits.grace);
    grace_.async_wait([this](error_code error) {
      if (!error) state_.io.stop();
    });
  }

  Response health() const { return text_response(state_.stopping ? 503 : 200, "ok\n"); }

  Response metrics() const {
    const Gauges gauges{state_.open.size(),        state_.searches.waiting(),
                        state_.searches.running(), state_.slow.waiting(),
                        state_.slow.running(),     locations_of(state_.shards.down())};
    return make_response(200, "text/plain; version=0.0.4; charset=utf-8",
                         state_.metrics.text(gauges, state_.options.indexes.locations));
  }

  ServerState state_;
  Timer grace_{state_.io};
  std::function<void()> stopping_;
  std::vector<std::unique_ptr<Listener>> listeners_;
};

Server::Server(ServerOptions options, Router& router, AccessLog& log)
    : core_(std::make_unique<Core>(std::move(options), router, log)) {}

Server::~Server() = default;

bool Server::run(std::vector<ListenSocket> sockets, const std::function<void()>& ready,
                 const std::function<void()>& stopping) {
  return core_->run(std::move(sockets), ready, stopping);
}

}  // namespace cotejo
