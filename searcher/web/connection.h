// SPDX-License-Identifier: GPL-3.0-or-later
// One connection: reads a request, has it answered, writes the answer, reads the next. Internal to
// server.cc, the one file that compiles Boost; both are on the thread of the sockets.
#pragma once

#include <fmt/format.h>

#include <boost/asio/buffer.hpp>
#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <chrono>
#include <memory>
#include <optional>
#include <unordered_set>

#include "searcher/web/server.h"

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
        searches(options.indexes, options.limits.threads, options.limits.waiting),
        slow(options.indexes, options.limits.slow_threads, options.limits.slow_waiting) {}

  ServerOptions options;
  Router& router;
  AccessLog& log;
  Metrics metrics;
  RateLimit rate;
  ConnectionCount by_peer;
  net::io_context io{1};
  std::unordered_set<Connection*> open;
  bool stopping = false;
  WorkPool searches;  // last, so that their threads end before what they use
  WorkPool slow;
};

/// Owned by its pending operations: they end when the socket is closed, and it with them.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  /// `peer`: its address; "": a local socket.
  Connection(ServerState& server, Socket socket, std::string peer)
      : server_(server), socket_(std::move(socket)), deadline_(server.io), peer_(std::move(peer)) {
    server_.open.insert(this);
  }

  void start() { next_request(); }

  /// No further request; one that is under way is finished.
  void finish() {
    keep_alive_ = false;
    if (phase_ == Phase::kIdle) close();
  }

  void close() {
    if (phase_ == Phase::kClosed) return;
    phase_ = Phase::kClosed;
    disarm();
    if (exchange_) exchange_->outbox.cancel();
    boost::system::error_code ignored;
    socket_.close(ignored);
    server_.by_peer.give_back(counted_peer(peer_));
    server_.open.erase(this);
    if (server_.stopping && server_.open.empty()) server_.io.stop();
  }

 private:
  using ErrorCode = boost::system::error_code;
  enum class Phase { kIdle, kReading, kAnswering, kWriting, kLingering, kClosed };

  // A request and its answer; the thread that answers holds it too.
  struct Exchange {
    explicit Exchange(std::function<void()> ready) : outbox(std::move(ready)) {}
    Request request;
    Outbox outbox;
  };

  const ServerLimits& limits() const { return server_.options.limits; }

  // One deadline at a time; setting the next forgets the last.
  void arm(std::chrono::milliseconds time) {
    const std::uint64_t number = ++deadline_number_;
    deadline_.expires_after(time);
    deadline_.async_wait([self = shared_from_this(), number](ErrorCode) {
      if (number == self->deadline_number_) self->on_deadline();
    });
  }

  void disarm() {
    ++deadline_number_;
    deadline_.cancel();
  }

  void on_deadline() {
    switch (phase_) {
      case Phase::kReading:
        timed_out_ = true;
        socket_.cancel();  // whoever reads will see it
        return;
      case Phase::kAnswering:
        if (written_ == 0) return give_up();
        [[fallthrough]];
      default:
        close();
    }
  }

  void next_request() {
    if (server_.stopping) return close();
    ++requests_;
    exchange_ = std::make_shared<Exchange>([weak = weak_from_this(), &io = server_.io] {
      net::post(io, [weak] {
        if (const auto self = weak.lock()) self->on_piece();
      });
    });
    parser_.reset();
    route_ = nullptr;
    written_ = 0;
    status_ = 0;
    timed_out_ = false;
    keep_alive_ = false;
    if (buffer_.size() != 0) return read_header();  // sent ahead
    buffer_.shrink_to_fit();
    phase_ = Phase::kIdle;
    // Whoever has just connected is about to ask.
    arm(requests_ == 1 ? limits().header_time : limits().idle_time);
    socket_.async_wait(Socket::wait_read, [self = shared_from_this()](ErrorCode error) {
      if (self->phase_ != Phase::kIdle) return;
      if (error) return self->close();
      self->read_header();
    });
  }

  void read_header() {
    phase_ = Phase::kReading;
    arm(limits().header_time);
    parser_.emplace();
    parser_->header_limit(static_cast<std::uint32_t>(limits().header_bytes));
    parser_->body_limit(boost::none);  // until the route is known
    http::async_read_header(
        socket_, buffer_, *parser_,
        [self = shared_from_this()](ErrorCode error, std::size_t) { self->on_header(error); });
  }

  void on_header(ErrorCode error) {
    if (phase_ == Phase::kClosed) return;
    received_ = SteadyClock::now();
    if (error) return on_read_error(error);
    const auto& message = parser_->get();
    keep_alive_ = parser_->keep_alive() && message.version() == 11 && !server_.stopping &&
                  requests_ < limits().requests_per_connection;
    is_http_11_ = message.version() == 11;
    Parameters headers;
    for (const auto& field : message) {
      std::string name(field.name_string());
      for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
      headers.emplace_back(std::move(name), std::string(field.value()));
    }
    const std::string_view target(message.target().data(), message.target().size());
    auto parsed = parse_target(target);
    Request& request = exchange_->request;
    if (parsed) request = std::move(*parsed);
    request.target = target;
    request.method = std::string(message.method_string());
    request.headers = std::move(headers);
    request.peer = asking_peer(request);
    if (const auto problem = fault_of_head(parsed)) return refuse(*problem);
    admit();
  }

  // Behind a proxy of ours it is the last address that it has added.
  std::string asking_peer(const Request& request) const {
    if (!server_.options.behind_proxy) return peer_;
    const std::string_view chain = request.header("x-forwarded-for");
    std::string_view last = chain.substr(chain.rfind(',') + 1);
    while (last.starts_with(' ')) last.remove_prefix(1);
    return last.empty() ? peer_ : std::string(last.substr(0, 64));
  }

  std::optional<Problem> fault_of_head(const Result<Request>& parsed) {
    const Request& request = exchange_->request;
    if (request.target.size() > limits().target_bytes) return too_long_target();
    if (is_http_11_ && find_parameter(request.headers, "host") == nullptr) {
      return Problem{400, "bad-request", "HTTP/1.1 needs a Host header", {}, 0};
    }
    if (!parsed) return Problem{400, parsed.error().code, parsed.error().message, {}, 0};
    return std::nullopt;
  }

  Problem too_long_target() const {
    return {414,
            "too-long",
            fmt::format("path and query have more than {} bytes; send long texts by POST",
                        limits().target_bytes),
            {},
            0};
  }

  // May this peer ask this, and how much may it send?
  void admit() {
    Request& request = exchange_->request;
    const Router::Match match = server_.router.match(request);
    route_ = match.route;
    const bool is_health = route_ != nullptr && route_->pattern == "/healthz";
    if (!is_health) {
      if (const unsigned wait = server_.rate.take(counted_peer(request.peer), SteadyClock::now())) {
        return refuse({429,
                       "too-many-requests",
                       fmt::format("{} requests a second are allowed; ask again in {} s",
                                   limits().rate, wait),
                       {},
                       0},
                      "rate", wait);
      }
      const BearerTokens& tokens = server_.options.tokens;
      if (!tokens.empty() && request.method != "OPTIONS" &&
          !tokens.admits(request.header("authorization"))) {
        return refuse({401,
                       "unauthorized",
                       "send a token of this server as "
                       "'Authorization: Bearer TOKEN'",
                       {},
                       0},
                      "token");
      }
    }
    if (route_ == nullptr) {
      keep_alive_ = keep_alive_ && parser_->is_done();
      return respond(server_.router.no_route(request, match));
    }
    const auto length = parser_->content_length();
    if (length && *length > route_->body_limit) return refuse(too_large());
    if (parser_->is_done()) return dispatch();
    parser_->body_limit(route_->body_limit);
    const std::string_view expected = request.header("expect");
    if (expected.empty()) return read_body();
    if (expected != "100-continue") {
      return refuse({417, "bad-expectation", "only 'Expect: 100-continue' is known", {}, 0});
    }
    static constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
    arm(limits().body_time);
    net::async_write(socket_, net::buffer(kContinue.data(), kContinue.size()),
                     [self = shared_from_this()](ErrorCode error, std::size_t) {
                       if (self->phase_ == Phase::kClosed) return;
                       if (error) return self->on_read_error(error);
                       self->read_body();
                     });
  }

  Problem too_large() const {
    return {413,
            "too-large",
            fmt::format("the body has more than {} bytes", route_->body_limit),
            {},
            0};
  }

  void read_body() {
    arm(limits().body_time);
    http::async_read(socket_, buffer_, *parser_,
                     [self = shared_from_this()](ErrorCode error, std::size_t) {
                       if (self->phase_ == Phase::kClosed) return;
                       if (error) return self->on_read_error(error);
                       self->received_ = SteadyClock::now();
                       self->exchange_->request.body = std::move(self->parser_->get().body());
                       self->dispatch();
                     });
  }

  void on_read_error(ErrorCode error) {
    keep_alive_ = false;
    is_http_11_ = true;
    if (timed_out_) {
      return refuse({408, "too-slow", "the request did not arrive in time", {}, 0}, "slow-client");
    }
    // What is wrong with the connection itself cannot be answered.
    if (error == http::error::end_of_stream || error == http::error::partial_message ||
        error.category() != http::make_error_code(http::error::bad_method).category()) {
      return close();
    }
    if (error == http::error::body_limit) return refuse(too_large());
    if (error == http::error::header_limit) {
      if (parser_->get().target().empty()) return refuse(too_long_target());
      return refuse({431,
                     "too-long",
                     fmt::format("the headers have more than {} bytes", limits().header_bytes),
                     {},
                     0});
    }
    if (error == http::error::bad_version) {
      return refuse({505, "bad-version", "only HTTP/1.1 and 1.0 are spoken here", {}, 0});
    }
    refuse(
        {400, "bad-request", fmt::format("this is no HTTP request: {}", error.message()), {}, 0});
  }

  // Answers with a problem without asking the route.
  void refuse(const Problem& problem, const char* reason = nullptr, unsigned retry_after = 0) {
    server_.metrics.count_rejection(reason == nullptr ? problem.code : reason);
    keep_alive_ = keep_alive_ && parser_ && parser_->is_done();
    Response response = server_.router.problem(exchange_->request, problem);
    if (retry_after != 0) response.with("Retry-After", std::to_string(retry_after));
    if (problem.status == 401) response.with("WWW-Authenticate", "Bearer");
    respond(std::move(response));
  }

  WireForm form() const {
    const Request& request = exchange_->request;
    return {keep_alive_, is_http_11_, request.method == "HEAD",
            takes_gzip(request.header("accept-encoding"))};
  }

  // Answers at once.
  void respond(Response response) {
    add_common_headers(response, exchange_->request, server_.options.rules);
    send_response(std::move(response), form(), [&](Piece piece) {
      write(std::move(piece));
      return true;
    });
  }

  void dispatch() {
    const std::shared_ptr<Exchange> exchange = exchange_;
    if (route_->quick) return respond_quickly();
    phase_ = Phase::kAnswering;
    arm(route_->slow ? limits().slow_time : limits().search_time);
    WorkPool& pool = route_->slow ? server_.slow : server_.searches;
    const bool taken = pool.submit(
        [exchange, form = form(), route = route_, &server = server_](IndexReader& reader) {
          if (exchange->outbox.cancelled()) return;  // it has waited for too long
          const Answered answered =
              answer(server.router, *route, exchange->request, reader, server.options.rules, form,
                     [&](Piece piece) { return exchange->outbox.put(std::move(piece)); });
          if (answered.fault.empty()) return;
          net::post(server.io, [&server, fault = answered.fault] { server.log.fault(fault); });
        });
    if (taken) return;
    refuse({503, "overloaded", "too many are asking at once; ask again in a moment", {}, 0},
           "queue", 1);
  }

  void respond_quickly() {
    Response response;
    try {
      response = route_->quick(exchange_->request);
    } catch (const std::exception& error) {
      server_.log.fault(error.what());
      response = server_.router.problem(
          exchange_->request,
          {500, "internal", "the server made a mistake; its log has more", {}, 0});
    }
    respond(std::move(response));
  }

  // The index cannot be interrupted, but who asked need not wait.
  void give_up() {
    exchange_->outbox.cancel();
    refuse({503,
            "too-long",
            "the answer takes too long; narrow the query by dates or sources, or "
            "leave out word beginnings (*)",
            {},
            0},
           "time", 10);
  }

  void on_piece() {
    if (phase_ != Phase::kAnswering || !exchange_) return;
    if (auto piece = exchange_->outbox.take()) write(std::move(*piece));
  }

  void write(Piece piece) {
    if (status_ == 0) status_ = piece.status;
    if (piece.broken) return close();
    phase_ = Phase::kWriting;
    arm(limits().write_time);
    writing_ = std::move(piece);
    net::async_write(socket_, net::buffer(writing_.bytes),
                     [self = shared_from_this()](ErrorCode error, std::size_t bytes) {
                       if (self->phase_ == Phase::kClosed) return;
                       self->written_ += bytes;
                       if (error) return self->close();
                       self->on_written();
                     });
  }

  void on_written() {
    if (writing_.last) return end_exchange();
    phase_ = Phase::kAnswering;
    arm(limits().slow_time);
    on_piece();
  }

  void end_exchange() {
    const double milliseconds =
        std::chrono::duration<double, std::milli>(SteadyClock::now() - received_).count();
    server_.metrics.count_request(route_ == nullptr ? "none" : route_->pattern, status_,
                                  milliseconds / 1000, written_);
    server_.log.request(exchange_->request, status_, written_, milliseconds);
    writing_ = {};
    if (keep_alive_ && !server_.stopping) return next_request();
    linger();
  }

  // What the client still sends is read and dropped for a moment: a socket that is closed over
  // unread bytes takes the answer with it.
  void linger() {
    phase_ = Phase::kLingering;
    ErrorCode ignored;
    socket_.shutdown(Socket::shutdown_send, ignored);
    arm(kLingerTime);
    drop_rest(0);
  }

  void drop_rest(std::size_t dropped) {
    socket_.async_read_some(net::buffer(scratch_),
                            [self = shared_from_this(), dropped](ErrorCode error, std::size_t got) {
                              if (self->phase_ == Phase::kClosed) return;
                              if (error || dropped + got > kMostLingered) return self->close();
                              self->drop_rest(dropped + got);
                            });
  }

  static constexpr std::chrono::milliseconds kLingerTime{1000};
  static constexpr std::size_t kMostLingered = 4 * 1024 * 1024;
  static constexpr std::size_t kMostBuffered = 64 * 1024;

  ServerState& server_;
  Socket socket_;
  Timer deadline_;
  std::uint64_t deadline_number_ = 0;
  std::string peer_;
  Phase phase_ = Phase::kIdle;
  std::size_t requests_ = 0;
  boost::beast::flat_buffer buffer_{kMostBuffered};
  std::array<char, 1024> scratch_{};

  // Of the request that is under way.
  std::optional<http::request_parser<http::string_body>> parser_;
  std::shared_ptr<Exchange> exchange_;
  const Route* route_ = nullptr;
  SteadyClock::time_point received_;
  Piece writing_;
  std::uint64_t written_ = 0;
  int status_ = 0;
  bool timed_out_ = false;
  bool keep_alive_ = false;
  bool is_http_11_ = true;
};

}  // namespace cotejo
