// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/web/router.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace cotejo {
namespace {

Route quick(const std::string& method, const std::string& pattern) {
  Route route;
  route.method = method;
  route.pattern = pattern;
  route.quick = [pattern](const Request&) { return text_response(200, pattern); };
  return route;
}

Router sample_router() {
  Router router;
  router.add(quick("GET", "/"));
  router.add(quick("GET", "/statements/{id}"));
  router.add(quick("GET", "/statements/latest"));
  router.add(quick("GET", "/statements/{id}/history"));
  router.add(quick("GET", "/quote"));
  router.add(quick("POST", "/quote"));
  router.add(quick("POST", "/api/v1/trace"));
  return router;
}

Request request_of(const std::string& method, const std::string& target) {
  auto request = parse_target(target);
  EXPECT_TRUE(request) << target;
  request->method = method;
  return *std::move(request);
}

TEST(Router, FindsTheRouteAndWhatItsNamesStandFor) {
  const Router router = sample_router();
  struct Row {
    std::string method, target, pattern;
    Parameters captured;
  };
  const std::vector<Row> rows = {
      {"GET", "/", "/", {}},
      {"HEAD", "/", "/", {}},
      {"GET", "/statements/a%2Fb", "/statements/{id}", {{"id", "a/b"}}},
      {"GET", "/statements/latest", "/statements/latest", {}},
      {"GET", "/statements/latest/history", "/statements/{id}/history", {{"id", "latest"}}},
      {"POST", "/quote", "/quote", {}},
      {"GET", "/statement", "", {}},
      {"GET", "/statements/", "", {}},
      {"GET", "/statements/a/", "", {}},
      {"GET", "/statements/a/b", "", {}},
      {"GET", "//", "", {}},
      {"GET", "/quote/", "", {}},
  };
  for (const Row& row : rows) {
    Request request = request_of(row.method, row.target);
    const Router::Match match = router.match(request);
    EXPECT_EQ(match.route == nullptr ? "" : match.route->pattern, row.pattern) << row.target;
    EXPECT_EQ(request.captured, row.captured) << row.target;
  }
}

TEST(Router, NamesTheMethodsThatAPathTakes) {
  const Router router = sample_router();
  const auto allowed = [&](const std::string& method, const std::string& target) {
    Request request = request_of(method, target);
    const Response response = router.no_route(request, router.match(request));
    std::string text = std::to_string(response.status);
    for (const auto& [name, value] : response.headers) text += " " + name + ": " + value;
    return text;
  };
  EXPECT_EQ(allowed("DELETE", "/quote"), "405 Allow: GET, HEAD, OPTIONS, POST");
  EXPECT_EQ(allowed("GET", "/api/v1/trace"), "405 Allow: OPTIONS, POST");
  EXPECT_EQ(allowed("OPTIONS", "/api/v1/trace"), "204 Allow: OPTIONS, POST");
  EXPECT_EQ(allowed("POST", "/statements/latest"), "405 Allow: GET, HEAD, OPTIONS");
  EXPECT_EQ(allowed("GET", "/nowhere"), "404");
  EXPECT_EQ(allowed("OPTIONS", "/nowhere"), "404");
}

TEST(Router, ShowsProblemsAsPagesOutsideOfTheApi) {
  Router router = sample_router();
  const Problem problem{404, "no-route", "nothing", {}, 0};
  EXPECT_EQ(router.problem(request_of("GET", "/x"), problem).content_type, kProblemType);
  router.set_problem_page([](const Request&, const Problem& shown) {
    return make_response(shown.status, kHtmlType, "<p>");
  });
  EXPECT_EQ(router.problem(request_of("GET", "/x"), problem).content_type, kHtmlType);
  for (const std::string path : {"/api/v1/x", "/healthz", "/metrics"}) {
    EXPECT_EQ(router.problem(request_of("GET", path), problem).content_type, kProblemType) << path;
  }
}

TEST(Router, RefusesTheSameRouteTwiceAndOneWithoutHandler) {
  Router router = sample_router();
  EXPECT_THROW(router.add(quick("GET", "/quote")), std::logic_error);
  Route none;
  none.method = "GET";
  none.pattern = "/none";
  EXPECT_THROW(router.add(none), std::logic_error);
}

TEST(Problem, IsWrittenAsRfc9457HasIt) {
  const Response response =
      problem_response(problem_of_parameter("query", {"bad-query", "no \"end\"", 0, 7}));
  EXPECT_EQ(response.status, 400);
  EXPECT_EQ(response.content_type, kProblemType);
  EXPECT_EQ(response.body,
            "{\"type\":\"about:blank\",\"title\":\"Bad Request\",\"status\":400,"
            "\"code\":\"bad-query\",\"detail\":\"no \\\"end\\\"\",\"parameter\":\"query\","
            "\"column\":7}\n");
}

}  // namespace
}  // namespace cotejo
