// SPDX-License-Identifier: GPL-3.0-or-later
// Who may ask, and how much: connections and requests by peer, and tokens.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace cotejo {

/// A peer as it is counted: an IPv6 address by its network of 64 bits, since whoever has one has
/// them all; "" (a local socket) is never counted.
std::string counted_peer(const std::string& address);

/// Who asks through a proxy of ours: the last address of X-Forwarded-For, which it has added; the
/// proxy itself if it names none.
std::string forwarded_peer(std::string_view x_forwarded_for, const std::string& proxy);

/// Connections that each peer has open.
class ConnectionCount {
 public:
  /// `most`: of one peer; 0: any number.
  explicit ConnectionCount(std::size_t most) : most_(most) {}
  /// False: the peer has too many. Each that was taken must be given back.
  bool take(const std::string& peer);
  void give_back(const std::string& peer);

 private:
  std::size_t most_;
  std::unordered_map<std::string, std::size_t> open_;
};

/// Requests a second that each peer may make, with some at once: a token bucket each.
class RateLimit {
 public:
  using Clock = std::chrono::steady_clock;

  /// `rate`: requests a second on average, 0: any; `burst`: at once, at least 1.
  RateLimit(double rate, double burst) : rate_(rate), burst_(burst) {}
  /// Seconds, rounded up, after which the peer may ask again; 0: now, and it is counted.
  unsigned take(const std::string& peer, Clock::time_point now);

  /// Peers remembered at most. Beyond that those with full buckets are forgotten, then all.
  static constexpr std::size_t kMostPeers = 16384;

 private:
  struct Bucket {
    double tokens;
    Clock::time_point filled;
  };
  double filled(const Bucket& bucket, Clock::time_point now) const;

  double rate_;
  double burst_;
  std::unordered_map<std::string, Bucket> buckets_;
};

/// The tokens of a file: one a line, after "#" is a remark. Kept as hashes.
class BearerTokens {
 public:
  /// No tokens: everybody may ask.
  BearerTokens() = default;
  /// Throws Failure (usage): it cannot be read, others may read it, it has none, or one that is
  /// shorter than kLeastToken.
  explicit BearerTokens(const std::string& file);

  bool empty() const { return hashes_.empty(); }
  /// Is this value of Authorization "Bearer " and one of them? Takes the same time whichever bytes
  /// differ.
  bool admits(std::string_view authorization) const;

  static constexpr std::size_t kLeastToken = 16;  ///< characters

 private:
  std::vector<std::string> hashes_;
};

}  // namespace cotejo
