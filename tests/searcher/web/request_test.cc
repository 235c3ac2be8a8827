// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/web/request.h"

#include <gtest/gtest.h>

#include "searcher/pages/url.h"

namespace cotejo {
namespace {

using Segments = std::vector<std::string>;

struct TargetRow {
  std::string target;
  std::string path;
  Segments segments;
  Parameters query;
};

TEST(ParseTarget, CutsThenDecodes) {
  const std::vector<TargetRow> rows = {
      {"/", "/", {}, {}},
      {"/a", "/a", {"a"}, {}},
      {"/a/", "/a/", {"a", ""}, {}},
      {"//a", "//a", {"", "a"}, {}},
      {"/a%2Fb/c", "/a/b/c", {"a/b", "c"}, {}},
      {"/a+b", "/a+b", {"a+b"}, {}},
      {"/s?query=a+b%20c", "/s", {"s"}, {{"query", "a b c"}}},
      {"/s?q=%C2%ABs%C3%AD%C2%BB", "/s", {"s"}, {{"q", "«sí»"}}},
      {"/s?source=B&source=A&limit=3",
       "/s",
       {"s"},
       {{"source", "B"}, {"source", "A"}, {"limit", "3"}}},
      {"/s?all", "/s", {"s"}, {{"all", ""}}},
      {"/s?a=1=2&&b=", "/s", {"s"}, {{"a", "1=2"}, {"b", ""}}},
      {"/%C3\xb1", "/ñ", {"ñ"}, {}},
      {"/s?a=?/", "/s", {"s"}, {{"a", "?/"}}},
      {"/s?", "/s", {"s"}, {}},
      {"/s?a=1#part", "/s", {"s"}, {{"a", "1"}}},
      {"http://example.org/s?a=1", "/s", {"s"}, {{"a", "1"}}},
      {"https://example.org:8080/", "/", {}, {}},
      {"/../etc/passwd", "/../etc/passwd", {"..", "etc", "passwd"}, {}},
  };
  for (const TargetRow& row : rows) {
    const auto request = parse_target(row.target);
    ASSERT_TRUE(request) << row.target;
    EXPECT_EQ(request->target, row.target);
    EXPECT_EQ(request->path, row.path) << row.target;
    EXPECT_EQ(request->segments, row.segments) << row.target;
    EXPECT_EQ(request->query, row.query) << row.target;
  }
}

TEST(ParseTarget, RefusesWhatIsNoPath) {
  using std::string_literals::operator""s;
  for (const std::string& target : {""s,
                                    "*"s,
                                    "a"s,
                                    "example.org:443"s,
                                    "http://example.org"s,
                                    "http://example.org?a=1"s,
                                    "ftp://example.org/a"s,
                                    "/a%"s,
                                    "/a%4"s,
                                    "/a%zz"s,
                                    "/a%-1"s,
                                    "/a?b=%"s,
                                    "/a?%x=1"s,
                                    "/a%00b"s,
                                    "/a?b=%00"s,
                                    "/a\0b"s,
                                    "/%ff"s,
                                    "/a?b=%C3"s,
                                    "/a?b=\xc3"s,
                                    "/%ed%a0%80"s,
                                    "/a?b=%c0%af"s}) {
    const auto request = parse_target(target);
    ASSERT_FALSE(request) << target;
    EXPECT_EQ(request.error().code, "bad-target");
  }
}

TEST(ParseTarget, BoundsTheParameters) {
  std::string query;
  for (std::size_t i = 0; i < kMostParameters; ++i) query += "&a=1";
  EXPECT_TRUE(parse_target("/?" + query));
  EXPECT_FALSE(parse_target("/?" + query + "&a=1"));
}

TEST(PercentEncode, ComesBackAsItWas) {
  EXPECT_EQ(percent_encoded("a b/ñ?&=+%"), "a%20b%2F%C3%B1%3F%26%3D%2B%25");
  const std::string text = "«sí» & no=\"100 %\" +/?#\n";
  const auto form = parse_form("a=" + percent_encoded(text));
  ASSERT_TRUE(form);
  EXPECT_EQ(*form, (Parameters{{"a", text}}));
}

TEST(Request, FindsTheFirstValueOfAName) {
  Request request;
  request.headers = {{"accept", "a"}, {"accept", "b"}};
  EXPECT_EQ(request.header("accept"), "a");
  EXPECT_EQ(request.header("host"), "");
  EXPECT_EQ(find_parameter(request.headers, "host"), nullptr);
}

}  // namespace
}  // namespace cotejo
