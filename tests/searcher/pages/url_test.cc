// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/pages/url.h"

#include <gtest/gtest.h>

namespace cotejo {
namespace {

TEST(Url, ForeignAddressesAreHttpOnly) {
  for (const char* good : {"http://example.org", "https://example.org/a?b=c#d", "HTTPS://X.org/",
                           "https://example.org/ñ", "https://example.org/a@b"}) {
    EXPECT_TRUE(Url::external(good)) << good;
  }
  for (const char* bad : {"", "javascript:alert(1)", "data:text/html,x", "//example.org", "/path",
                          "ftp://example.org", "http://", "https:///x", "java\nscript:alert(1)",
                          " https://example.org", "https://example.org\\@evil.example",
                          "vbscript:x", "https://bank.example@evil.example/", "https:example.org",
                          "https://a\x7f.org", "https://a.org/\r\nSet-Cookie: x"}) {
    EXPECT_FALSE(Url::external(bad)) << bad;
  }
}

TEST(Url, PathsOfThisSiteAreEncoded) {
  EXPECT_EQ(Url::local({"/statements/", "a/../b?c#d", "/history"}).text(),
            "/statements/a%2F..%2Fb%3Fc%23d/history");
  EXPECT_EQ(Url::local({"/search"}, {{"query", "ñ a"}, {"x", ""}}, "p 1").text(),
            "/search?query=%C3%B1%20a&x=#p%201");
  EXPECT_EQ(Url::fragment("p12").text(), "#p12");
}

TEST(PageParameters, ChangeCopies) {
  const PageParameters given{{"q", "a"}, {"s", "x"}, {"s", "y"}};
  EXPECT_EQ(given.get("s"), "x");
  EXPECT_EQ(given.all("s"), (std::vector<std::string>{"x", "y"}));
  EXPECT_EQ(Url::local({"/"}, given.without("s", "x")).text(), "/?q=a&s=y");
  EXPECT_EQ(Url::local({"/"}, given.with("s", "z")).text(), "/?q=a&s=z");
  EXPECT_EQ(Url::local({"/"}, given.with("s", "")).text(), "/?q=a");
  EXPECT_EQ(Url::local({"/"}, given.adding("s", "z")).text(), "/?q=a&s=x&s=y&s=z");
  EXPECT_TRUE(given.has("s", "y"));
  EXPECT_FALSE(given.has("s", "z"));
}

}  // namespace
}  // namespace cotejo
