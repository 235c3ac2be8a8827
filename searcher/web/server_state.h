// SPDX-License-Identifier: GPL-3.0-or-later
// What the connections of a server share. Internal to server.cc, on the thread of the sockets.
#pragma once

#include <algorithm>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <unordered_set>

#include "searcher/web/server.h"
#include "searcher/web/shard_health.h"

namespace cotejo {

namespace net = boost::asio;
namespace http = boost::beast::http;

using SteadyClock = std::chrono::steady_clock;
using Protocol = net::generic::stream_protocol;
using Executor = net::io_context::executor_type;
using Socket = net::basic_stream_socket<Protocol, Executor>;
using Timer = net::basic_waitable_timer<SteadyClock, net::wait_traits<SteadyClock>, Executor>;

class Connection;

/// What all connections share.
struct ServerState {
  ServerState(ServerOptions given, Router& routes, AccessLog& access_log)
      : options(std::move(given)),
        router(routes),
        log(access_log),
        rate(options.limits.rate, std::max(2 * options.limits.rate, 1.0)),
        by_peer(options.limits.connections_per_peer),
        shards(options.indexes.shard_timeout),
        searches(watched_indexes(), options.limits.threads, options.limits.waiting),
        slow(watched_indexes(), options.limits.slow_threads, options.limits.slow_waiting) {}

  ServedIndexes watched_indexes() {
    ServedIndexes indexes = options.indexes;
    indexes.health = &shards;
    return indexes;
  }

  ServerOptions options;
  Router& router;
  AccessLog& log;
  Metrics metrics;
  RateLimit rate;
  ConnectionCount by_peer;
  net::io_context io{1};
  std::unordered_set<Connection*> open;
  bool stopping = false;
  ShardHealth shards;
  WorkPool searches;  // last, so that their threads end before what they use
  WorkPool slow;
};

}  // namespace cotejo
