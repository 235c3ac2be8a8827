// SPDX-License-Identifier: GPL-3.0-or-later
// What the server counts of itself, as Prometheus reads it (text format 0.0.4).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace cotejo {

/// What is asked of the rest of the server when it is shown.
struct Gauges {
  std::size_t connections = 0;
  std::size_t searches_waiting = 0;
  std::size_t searches_running = 0;
  std::size_t slow_waiting = 0;
  std::size_t slow_running = 0;
  std::vector<std::string> down{};  ///< servers of shards that do not answer
};

/// Belongs to the thread of the sockets.
class Metrics {
 public:
  /// A request that was answered. `route` is a pattern, so that there are few.
  void count_request(const std::string& route, int status, double seconds, std::uint64_t bytes);
  /// One that was turned away, before or instead of its handler: "rate", "queue", …
  void count_rejection(const std::string& reason) { ++rejections_[reason]; }
  void count_connection() { ++connections_; }

  /// `indexes`: folders, whose revision and time of publishing are shown, and servers, of which
  /// it is shown whether they answer.
  std::string text(const Gauges& gauges, const std::vector<std::string>& indexes) const;

 private:
  // Upper bounds in seconds, from a cached answer to the time limit of a query.
  static constexpr std::array<double, 11> kBounds{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05,
                                                  0.1,   0.25,   1,     2.5,  10};
  struct Histogram {
    std::array<std::uint64_t, kBounds.size() + 1> counts{};
    double sum = 0;
  };
  std::map<std::pair<std::string, int>, std::uint64_t> requests_;  // route, status
  std::map<std::string, Histogram> durations_;                     // route
  std::map<std::string, std::uint64_t> rejections_;                // reason
  std::uint64_t connections_ = 0;
  std::uint64_t bytes_ = 0;
};

}  // namespace cotejo
