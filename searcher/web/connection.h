// SPDX-License-Identifier: GPL-3.0-or-later
// One connection: reads a request, has it answered, writes the answer, reads the next. Internal to
// server.cc, the one file that compiles Boost; both are on the thread of the sockets.
#pragma once

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

#include "searcher/web/deadline.h"
#include "searcher/web/dropped_rest.h"
#include "searcher/web/refusals.h"
#include "searcher/web/request_head.h"
#include "searcher/web/server_state.h"

namespace cotejo {

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
    deadline_.disarm();
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

  void arm(std::chrono::milliseconds time) {
    deadline_.arm(time, [self = shared_from_this()] { self->on_deadline(); });
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
    Request& request = exchange_->request;
    const auto fault = read_head(message, request);
    request.peer = server_.options.behind_proxy
                       ? forwarded_peer(request.header("x-forwarded-for"), peer_)
                       : peer_;
    if (const auto problem = fault_of_head(fault)) return refuse(*problem);
    admit();
  }

  std::optional<Problem> fault_of_head(const std::optional<Error>& target_fault) const {
    const Request& request = exchange_->request;
    if (request.target.size() > limits().target_bytes) return too_long_target(limits());
    if (is_http_11_ && find_parameter(request.headers, "host") == nullptr) return no_host();
    if (target_fault) return bad_target(*target_fault);
    return std::nullopt;
  }

  // May this peer ask this, and how much may it send?
  void admit() {
    Request& request = exchange_->request;
    const Router::Match match = server_.router.match(request);
    route_ = match.route;
    const bool is_health = route_ != nullptr && route_->pattern == "/healthz";
    if (!is_health) {
      if (const unsigned wait = server_.rate.take(counted_peer(request.peer), SteadyClock::now())) {
        return refuse(too_many_requests(limits(), wait), "rate", wait);
      }
      const BearerTokens& tokens = server_.options.tokens;
      if (!tokens.empty() && request.method != "OPTIONS" &&
          !tokens.admits(request.header("authorization"))) {
        return refuse(no_token(), "token");
      }
    }
    if (route_ == nullptr) {
      keep_alive_ = keep_alive_ && parser_->is_done();
      return respond(server_.router.no_route(request, match));
    }
    const auto length = parser_->content_length();
    if (length && *length > route_->body_limit) return refuse(too_large(route_->body_limit));
    if (parser_->is_done()) return dispatch();
    parser_->body_limit(route_->body_limit);
    const std::string_view expected = request.header("expect");
    if (expected.empty()) return read_body();
    if (expected != "100-continue") return refuse(bad_expectation());
    static constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
    arm(limits().body_time);
    net::async_write(socket_, net::buffer(kContinue.data(), kContinue.size()),
                     [self = shared_from_this()](ErrorCode error, std::size_t) {
                       if (self->phase_ == Phase::kClosed) return;
                       if (error) return self->on_read_error(error);
                       self->read_body();
                     });
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
    if (timed_out_) return refuse(slow_request(), "slow-client");
    // What is wrong with the connection itself cannot be answered.
    if (error == http::error::end_of_stream || error == http::error::partial_message ||
        error.category() != http::make_error_code(http::error::bad_method).category()) {
      return close();
    }
    if (error == http::error::body_limit) return refuse(too_large(route_->body_limit));
    if (error == http::error::header_limit) {
      if (parser_->get().target().empty()) return refuse(too_long_target(limits()));
      return refuse(too_long_headers(limits()));
    }
    if (error == http::error::bad_version) return refuse(bad_version());
    refuse(no_http(error.message()));
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
    refuse(queue_full(), "queue", 1);
  }

  void respond_quickly() {
    Response response;
    try {
      response = route_->quick(exchange_->request);
    } catch (const std::exception& error) {
      server_.log.fault(error.what());
      response = server_.router.problem(exchange_->request, own_mistake());
    }
    respond(std::move(response));
  }

  // The index cannot be interrupted, but who asked need not wait.
  void give_up() {
    exchange_->outbox.cancel();
    refuse(takes_too_long(), "time", 10);
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

  void linger() {
    phase_ = Phase::kLingering;
    ErrorCode ignored;
    socket_.shutdown(Socket::shutdown_send, ignored);
    arm(kLingerTime);
    rest_.read(socket_, [self = shared_from_this()] { self->close(); });
  }

  static constexpr std::chrono::milliseconds kLingerTime{1000};
  static constexpr std::size_t kMostBuffered = 64 * 1024;

  ServerState& server_;
  Socket socket_;
  Deadline deadline_;
  std::string peer_;
  Phase phase_ = Phase::kIdle;
  std::size_t requests_ = 0;
  boost::beast::flat_buffer buffer_{kMostBuffered};
  DroppedRest rest_;

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
