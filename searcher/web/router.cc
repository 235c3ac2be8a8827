// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/web/router.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>
#include <stdexcept>

#include "core/base/utf8.h"

namespace cotejo {
namespace {

bool is_name(std::string_view segment) {
  return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

// How many literal segments the pattern has, if it fits; captured gets the others.
std::optional<std::size_t> fit(std::string_view pattern, const std::vector<std::string>& segments,
                               Parameters& captured) {
  captured.clear();
  std::size_t literal = 0;
  std::size_t place = 0;
  for (std::size_t at = 1; at < pattern.size(); ++place) {
    const std::size_t end = std::min(pattern.find('/', at), pattern.size());
    const std::string_view wanted = pattern.substr(at, end - at);
    at = end + 1;
    if (place == segments.size()) return std::nullopt;
    if (is_name(wanted) && !segments[place].empty()) {
      captured.emplace_back(wanted.substr(1, wanted.size() - 2), segments[place]);
    } else if (wanted == segments[place]) {
      ++literal;
    } else {
      return std::nullopt;
    }
  }
  if (place != segments.size()) return std::nullopt;
  return literal;
}

bool is_for_programs(const Request& request) {
  if (request.segments.empty()) return false;
  const std::string& first = request.segments.front();
  return first == "api" || first == "healthz" || first == "metrics";
}

}  // namespace

void Router::add(Route route) {
  if (static_cast<bool>(route.handler) == static_cast<bool>(route.quick)) {
    throw std::logic_error(route.pattern + ": a route has one handler");
  }
  for (const Route& other : routes_) {
    if (other.method == route.method && other.pattern == route.pattern) {
      throw std::logic_error(route.pattern + ": the route is there already");
    }
  }
  routes_.push_back(std::move(route));
}

Router::Match Router::match(Request& request) const {
  Match best;
  std::optional<std::size_t> most;
  const std::string method = request.method == "HEAD" ? "GET" : request.method;
  Parameters captured;
  for (const Route& route : routes_) {
    const auto literal = fit(route.pattern, request.segments, captured);
    if (!literal) continue;
    best.allowed.push_back(route.method);
    if (route.method == "GET") best.allowed.emplace_back("HEAD");
    if (route.method != method || (most && *most >= *literal)) continue;
    most = literal;
    best.route = &route;
    request.captured = captured;
  }
  return best;
}

Response Router::no_route(const Request& request, const Match& match) const {
  if (match.allowed.empty()) {
    return problem(request,
                   {404,
                    "no-route",
                    fmt::format("there is nothing at {}", truncate_utf8(request.path, 200)),
                    {},
                    0});
  }
  std::vector<std::string> methods = match.allowed;
  methods.emplace_back("OPTIONS");
  std::sort(methods.begin(), methods.end());
  methods.erase(std::unique(methods.begin(), methods.end()), methods.end());
  const std::string allow = fmt::format("{}", fmt::join(methods, ", "));
  if (request.method == "OPTIONS") {
    Response options;
    options.status = 204;
    return options.with("Allow", allow);
  }
  Response response = problem(
      request,
      {405,
       "bad-method",
       fmt::format("{} takes {}, not {}", truncate_utf8(request.path, 200), allow, request.method),
       {},
       0});
  return response.with("Allow", allow);
}

Response Router::problem(const Request& request, const Problem& problem) const {
  if (problem_page_ && !is_for_programs(request)) return problem_page_(request, problem);
  return problem_response(problem);
}

}  // namespace cotejo
