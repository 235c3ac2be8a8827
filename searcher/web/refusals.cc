// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/web/refusals.h"

#include <fmt/format.h>

#include "searcher/web/server.h"

namespace cotejo {
namespace {

Problem problem_of(int status, const char* code, std::string detail) {
  return {status, code, std::move(detail), {}, 0};
}

}  // namespace

Problem no_host() {
  return problem_of(400, "bad-request", "HTTP/1.1 needs a Host header");
}

Problem no_http(const std::string& why) {
  return problem_of(400, "bad-request", fmt::format("this is no HTTP request: {}", why));
}

Problem bad_target(const Error& error) {
  return problem_of(400, error.code.c_str(), error.message);
}

Problem slow_request() {
  return problem_of(408, "too-slow", "the request did not arrive in time");
}

Problem too_large(std::size_t most_bytes) {
  return problem_of(413, "too-large", fmt::format("the body has more than {} bytes", most_bytes));
}

Problem too_long_target(const ServerLimits& limits) {
  return problem_of(414, "too-long",
                    fmt::format("path and query have more than {} bytes; send long texts by POST",
                                limits.target_bytes));
}

Problem too_long_headers(const ServerLimits& limits) {
  return problem_of(431, "too-long",
                    fmt::format("the headers have more than {} bytes", limits.header_bytes));
}

Problem bad_expectation() {
  return problem_of(417, "bad-expectation", "only 'Expect: 100-continue' is known");
}

Problem bad_version() {
  return problem_of(505, "bad-version", "only HTTP/1.1 and 1.0 are spoken here");
}

Problem no_token() {
  return problem_of(401, "unauthorized",
                    "send a token of this server as 'Authorization: Bearer TOKEN'");
}

Problem too_many_requests(const ServerLimits& limits, unsigned wait_seconds) {
  return problem_of(429, "too-many-requests",
                    fmt::format("{} requests a second are allowed; ask again in {} s", limits.rate,
                                wait_seconds));
}

Problem too_many_connections() {
  return problem_of(503, "overloaded", "too many connections; ask again in a moment");
}

Problem queue_full() {
  return problem_of(503, "overloaded", "too many are asking at once; ask again in a moment");
}

Problem takes_too_long() {
  return problem_of(503, "too-long",
                    "the answer takes too long; narrow the query by dates or sources, or leave out "
                    "word beginnings (*)");
}

Problem own_mistake() {
  return problem_of(500, "internal", "the server made a mistake; its log has more");
}

}  // namespace cotejo
