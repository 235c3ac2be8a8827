// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/cli/serve_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <thread>

#include "core/base/result.h"
#include "core/index/shard_list.h"
#include "core/program/notify_service.h"
#include "searcher/web/api_routes.h"
#include "searcher/web/page_routes.h"
#include "searcher/web/saved_routes.h"
#include "searcher/web/server.h"

namespace cotejo {
namespace {

constexpr double kPublicRate = 50;
constexpr std::size_t kPublicConnectionsPerPeer = 64;

// What the threads and times come to.
ServerLimits limits_of(const ServeChoices& serve, bool is_public) {
  ServerLimits limits;
  const std::size_t processors = std::thread::hardware_concurrency();
  limits.threads = serve.threads.value_or(std::clamp<std::size_t>(processors, 2, 8));
  limits.waiting = 32 * limits.threads;
  limits.connections = serve.connections.value_or(limits.connections);
  limits.rate = serve.rate.value_or(is_public ? kPublicRate : 0);
  if (is_public && !serve.behind_proxy) limits.connections_per_peer = kPublicConnectionsPerPeer;
  if (serve.time_limit) {
    limits.search_time = std::chrono::milliseconds(static_cast<int>(*serve.time_limit * 1000));
    limits.slow_time = std::max(limits.slow_time, limits.search_time);
  }
  return limits;
}

std::vector<ListenSocket> listening_sockets(const ServeChoices& serve) {
  std::vector<ListenSocket> sockets;
  if (serve.listen.empty()) sockets = inherited_sockets();
  std::vector<std::string> addresses = serve.listen;
  if (addresses.empty() && sockets.empty()) addresses.emplace_back("127.0.0.1:8080");
  for (const std::string& text : addresses) {
    const auto address = parse_listen_address(text);
    if (!address) throw Failure("--listen: " + address.error().message, ExitCode::kUsage);
    if (!address->is_loopback() && !serve.is_public && serve.token_file.empty()) {
      throw Failure(
          fmt::format("--listen {}: other machines reach it; say who may ask: --token-file FILE, "
                      "or --public for whoever may come",
                      text),
          ExitCode::kUsage);
    }
    sockets.emplace_back(*address);
  }
  return sockets;
}

}  // namespace

int run_serve(const SearcherOptions& options) {
  const ServeChoices& serve = options.serve;
  ServerOptions wanted;
  wanted.indexes = {expand_locations(options.indexes), options.words, options.shard_timeout};
  if (!serve.token_file.empty()) wanted.tokens = BearerTokens(serve.token_file);
  std::vector<ListenSocket> sockets = listening_sockets(serve);
  const bool is_public =
      std::any_of(sockets.begin(), sockets.end(),
                  [](const ListenSocket& socket) { return !socket.is_loopback(); });
  wanted.limits = limits_of(serve, is_public);
  wanted.rules = {serve.cors_origin, !wanted.tokens.empty(), options.partial};
  wanted.behind_proxy = serve.behind_proxy;
  // A client that goes away while it is written to is an error of its connection, not our end.
  std::signal(SIGPIPE, SIG_IGN);
  AccessLog log(serve.access_log, serve.log_queries);
  Router router;
  const QueryFolder queries(options.saved.queries, ToldPath::kName);
  add_api_routes(router);
  add_saved_routes(router, queries);
  add_page_routes(router, queries);
  Server server(std::move(wanted), router, log);
  std::string names;
  for (const ListenSocket& socket : sockets) names.append(" ").append(socket.name());
  const auto ready = [&] {
    notify_service("READY=1");
    std::cerr << "cotejo-searcher: serving at" << names << '\n';
  };
  const bool all_done = server.run(std::move(sockets), ready, [] { notify_service("STOPPING=1"); });
  if (!all_done) {
    std::cerr << "cotejo-searcher: warning: a search was still under way and was dropped\n";
    std::_Exit(0);  // its thread cannot be waited for
  }
  return 0;
}

}  // namespace cotejo
