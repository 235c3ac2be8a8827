// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/web/admission.h"

#include <gtest/gtest.h>

#include "searcher/web/listen.h"

namespace cotejo {
namespace {

using std::chrono::milliseconds;

TEST(CountedPeer, TakesNetworksOfIpv6ForOne) {
  EXPECT_EQ(counted_peer(""), "");
  EXPECT_EQ(counted_peer("192.0.2.1"), "192.0.2.1");
  EXPECT_EQ(counted_peer("::ffff:192.0.2.1"), "192.0.2.1");
  EXPECT_EQ(counted_peer("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::/64");
  EXPECT_EQ(counted_peer("2001:db8:1:2::9"), counted_peer("2001:db8:1:2:a::"));
  EXPECT_EQ(counted_peer("what a proxy may send"), "what a proxy may send");
}

TEST(ForwardedPeer, IsTheLastAddressThatTheProxyAdded) {
  EXPECT_EQ(forwarded_peer("192.0.2.1", "proxy"), "192.0.2.1");
  EXPECT_EQ(forwarded_peer("forged, 192.0.2.1", "proxy"), "192.0.2.1");
  EXPECT_EQ(forwarded_peer("forged,192.0.2.1", "proxy"), "192.0.2.1");
  EXPECT_EQ(forwarded_peer("", "proxy"), "proxy");
  EXPECT_EQ(forwarded_peer("192.0.2.1, ", "proxy"), "proxy");
  EXPECT_EQ(forwarded_peer(std::string(100, '9'), "proxy").size(), 64U);
}

TEST(RateLimit, GivesTheBurstThenTheRate) {
  RateLimit limit(2, 4);
  const RateLimit::Clock::time_point start{};
  for (int i = 0; i < 4; ++i) EXPECT_EQ(limit.take("a", start), 0U);
  EXPECT_EQ(limit.take("a", start), 1U);
  EXPECT_EQ(limit.take("b", start), 0U);
  EXPECT_EQ(limit.take("a", start + milliseconds(400)), 1U);
  EXPECT_EQ(limit.take("a", start + milliseconds(500)), 0U);
  EXPECT_EQ(limit.take("a", start + milliseconds(501)), 1U);
  // A long rest fills the bucket, and no more than that.
  for (int i = 0; i < 4; ++i) EXPECT_EQ(limit.take("a", start + milliseconds(100'000)), 0U);
  EXPECT_EQ(limit.take("a", start + milliseconds(100'000)), 1U);
  // A clock that steps back gives nothing away.
  EXPECT_EQ(limit.take("a", start), 1U);
}

TEST(RateLimit, SaysHowLongToWaitAndCanBeOff) {
  RateLimit slow(0.1, 1);
  EXPECT_EQ(slow.take("a", {}), 0U);
  EXPECT_EQ(slow.take("a", {}), 10U);
  RateLimit off(0, 1);
  for (int i = 0; i < 100; ++i) EXPECT_EQ(off.take("a", {}), 0U);
  for (int i = 0; i < 100; ++i) EXPECT_EQ(slow.take("", {}), 0U);
}

TEST(RateLimit, RemembersABoundedNumberOfPeers) {
  RateLimit limit(1, 1);
  const RateLimit::Clock::time_point start{};
  EXPECT_EQ(limit.take("a", start), 0U);
  EXPECT_EQ(limit.take("a", start), 1U);
  for (std::size_t i = 0; i < 3 * RateLimit::kMostPeers; ++i) {
    EXPECT_EQ(limit.take(std::to_string(i), start + milliseconds(2000)), 0U);
  }
  EXPECT_EQ(limit.take("a", start + milliseconds(2000)), 0U);
}

TEST(ConnectionCount, BoundsEachPeer) {
  ConnectionCount count(2);
  EXPECT_TRUE(count.take("a"));
  EXPECT_TRUE(count.take("a"));
  EXPECT_FALSE(count.take("a"));
  EXPECT_TRUE(count.take("b"));
  count.give_back("a");
  EXPECT_TRUE(count.take("a"));
  for (int i = 0; i < 9; ++i) EXPECT_TRUE(count.take(""));
  ConnectionCount any(0);
  for (int i = 0; i < 9; ++i) EXPECT_TRUE(any.take("a"));
}

TEST(ListenAddress, ReadsHostsAndPaths) {
  struct Row {
    std::string text, host;
    unsigned port;
    bool is_loopback;
  };
  for (const Row& row : std::vector<Row>{{"127.0.0.1:8080", "127.0.0.1", 8080, true},
                                         {"127.8.9.1:1", "127.8.9.1", 1, true},
                                         {"localhost:80", "127.0.0.1", 80, true},
                                         {"8081", "127.0.0.1", 8081, true},
                                         {"[::1]:8080", "::1", 8080, true},
                                         {"[::]:8080", "::", 8080, false},
                                         {"0.0.0.0:0", "0.0.0.0", 0, false},
                                         {"192.0.2.7:65535", "192.0.2.7", 65535, false}}) {
    const auto address = parse_listen_address(row.text);
    ASSERT_TRUE(address) << row.text;
    EXPECT_EQ(address->host, row.host);
    EXPECT_EQ(address->port, row.port);
    EXPECT_EQ(address->is_loopback(), row.is_loopback) << row.text;
  }
  const auto path = parse_listen_address("unix:/run/a:b.sock");
  ASSERT_TRUE(path);
  EXPECT_EQ(path->path, "/run/a:b.sock");
  EXPECT_TRUE(path->is_loopback());
  for (const std::string text :
       {"", ":", ":80", "unix:", "::1:80", "host:80", "1.2.3.4:", "1.2.3.4:65536", "1.2.3.4:-1",
        "1.2.3.4:8o", "1.2.3.4", "[1::]80", "[::1:80"}) {
    EXPECT_FALSE(parse_listen_address(text)) << text;
  }
}

}  // namespace
}  // namespace cotejo
