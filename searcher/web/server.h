// SPDX-License-Identifier: GPL-3.0-or-later
// The HTTP/1.1 server: sockets, deadlines and bounds. One thread for all sockets; the index is
// asked by the threads of two pools, one for searches, one for what may take long.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "searcher/web/access_log.h"
#include "searcher/web/admission.h"
#include "searcher/web/answer.h"
#include "searcher/web/listen.h"
#include "searcher/web/metrics.h"
#include "searcher/web/router.h"
#include "searcher/web/work_pool.h"

namespace cotejo {

/// All times are absolute: they end whether or not something trickles in or out meanwhile.
struct ServerLimits {
  std::size_t header_bytes = 16 * 1024;  ///< request line and headers
  std::size_t target_bytes = 8 * 1024;   ///< path and query
  std::size_t connections = 1024;        ///< of all
  std::size_t connections_per_peer = 0;  ///< 0: any number
  double rate = 0;                       ///< requests a second and peer; 0: any
  std::size_t requests_per_connection = 10'000;
  std::size_t threads = 2;       ///< that search
  std::size_t waiting = 64;      ///< searches that wait for them
  std::size_t slow_threads = 2;  ///< for what is slow (Route::slow)
  std::size_t slow_waiting = 8;
  std::chrono::milliseconds idle_time{60'000};    ///< between two requests
  std::chrono::milliseconds header_time{10'000};  ///< from the first byte of a request
  std::chrono::milliseconds body_time{30'000};    ///< from the end of its headers
  std::chrono::milliseconds search_time{10'000};  ///< from then to the first byte of the answer
  std::chrono::milliseconds slow_time{60'000};    ///< the same, of what is slow
  std::chrono::milliseconds write_time{30'000};   ///< a piece of an answer, 64 KiB or a whole body
  std::chrono::milliseconds grace{10'000};        ///< to finish what is under way, when it stops
};

struct ServerOptions {
  ServedIndexes indexes;
  ServerLimits limits;
  AnswerRules rules;
  BearerTokens tokens;
  bool behind_proxy = false;  ///< the peer is the last address of X-Forwarded-For
};

class Server {
 public:
  /// `router` and `log` must outlive it. Adds /healthz and /metrics to the router.
  Server(ServerOptions options, Router& router, AccessLog& log);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// Serves until SIGTERM or SIGINT, then finishes what is under way. SIGHUP opens the log anew.
  /// Throws Failure if an index cannot be opened. `ready` is called when it takes connections,
  /// `stopping` when it was told to end. False: something was still under way after the grace; the
  /// process must end at once then.
  bool run(std::vector<ListenSocket> sockets, const std::function<void()>& ready,
           const std::function<void()>& stopping);

 private:
  class Core;
  std::unique_ptr<Core> core_;
};

}  // namespace cotejo
