// SPDX-License-Identifier: GPL-3.0-or-later
// Which handler answers which path: a list of routes, and the errors where none does.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/web/problem.h"
#include "searcher/web/request.h"
#include "searcher/web/response.h"

namespace cotejo {

class IndexReader;

/// Answers a request that asks the index. Runs on a thread of the pool, one request at a time with
/// one reader. A Failure thrown becomes 503, any other exception 500.
using Handler = std::function<Response(const Request&, IndexReader&)>;
/// Answers at once, on the thread of the sockets, so without a wait and without the index: files
/// that are in memory, /healthz.
using QuickHandler = std::function<Response(const Request&)>;

inline constexpr std::size_t kBodyLimit = 64 * 1024;           ///< bytes; of most routes
inline constexpr std::size_t kArticleLimit = 2 * 1024 * 1024;  ///< bytes; where an article is sent

/// What an answer depends on beside the index and the request; any text.
using RouteState = std::function<std::string(const Request&)>;

struct Route {
  std::string method;   ///< "GET" (answers HEAD too) or "POST"
  std::string pattern;  ///< "/api/v1/statements/{id}": a {name} stands for one segment, not empty
  Handler handler;      ///< one of these two
  QuickHandler quick;
  std::size_t body_limit = kBodyLimit;
  /// May an answer be kept and asked for again by its ETag (index revision and request)?
  bool cacheable = true;
  /// May the answer take seconds, or is it sent at the client's pace? Then it has threads of its
  /// own, so that searches do not wait for it.
  bool slow = false;
  RouteState state{};  ///< empty: on nothing else
  /// When a shard does not answer: who asks, and may a part do at all?
  enum class Part { kForPrograms, kForPeople, kNever };
  Part part = Part::kForPrograms;
};

/// A Problem as an answer to this request.
using ProblemPage = std::function<Response(const Request&, const Problem&)>;

class Router {
 public:
  /// Literal segments win over {names}, whatever the order. Throws std::logic_error: the same
  /// method and pattern twice, or no handler.
  void add(Route route);

  /// How problems look outside of /api/, /healthz and /metrics; by default as in there.
  void set_problem_page(ProblemPage page) { problem_page_ = std::move(page); }

  struct Match {
    const Route* route = nullptr;      ///< null: none answers
    std::vector<std::string> allowed;  ///< methods that the path takes, if the method is the fault
  };
  /// Finds the route and fills in `request.captured`.
  Match match(Request& request) const;

  /// 404, 405 with Allow, or the answer to OPTIONS, where match() found no route.
  Response no_route(const Request& request, const Match& match) const;

  /// The problem as it looks for this request.
  Response problem(const Request& request, const Problem& problem) const;

  const std::vector<Route>& routes() const { return routes_; }

 private:
  std::vector<Route> routes_;
  ProblemPage problem_page_;
};

}  // namespace cotejo
