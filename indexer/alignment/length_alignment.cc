// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/alignment/length_alignment.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numbers>

namespace cotejo {
namespace {

// Gale and Church, section 3: variance of the length of a translation, for each character.
constexpr double kVariance = 6.8;
constexpr double kNever = std::numeric_limits<double>::infinity();

struct Step {
  std::size_t first;
  std::size_t second;
  double probability;  // Gale and Church, table 5
};
// What has two directions, as 1:0 and 0:1, shares its probability between them.
constexpr std::array<Step, 6> kSteps{{{1, 1, 0.89},
                                      {1, 0, 0.0099 / 2},
                                      {0, 1, 0.0099 / 2},
                                      {2, 1, 0.089 / 2},
                                      {1, 2, 0.089 / 2},
                                      {2, 2, 0.011}}};

std::vector<double> running_sums(const std::vector<std::size_t>& lengths) {
  std::vector<double> sums{0};
  for (const std::size_t length : lengths) {
    sums.push_back(sums.back() + static_cast<double>(length));
  }
  return sums;
}

// −log of the probability that a translation deviates as much as that: 2 (1 − Φ(|δ|)).
double deviation_cost(double deviation) {
  constexpr double kLeast = 1e-30;  // far in the tail it would be log 0
  return -std::log(std::max(std::erfc(std::abs(deviation) / std::numbers::sqrt2), kLeast));
}

}  // namespace

double length_deviation(double first, double second, double ratio) {
  const double expected = (first + second / ratio) / 2;
  if (expected <= 0) return 0;
  return (second - first * ratio) / std::sqrt(expected * kVariance);
}

std::vector<Bead> align_lengths(const std::vector<std::size_t>& first,
                                const std::vector<std::size_t>& second, double ratio) {
  const std::size_t rows = first.size() + 1;
  const std::size_t columns = second.size() + 1;
  if (rows > kMostCells / columns) return {};
  const std::vector<double> first_sums = running_sums(first);
  const std::vector<double> second_sums = running_sums(second);
  // What was left out says nothing by its length, unlike in Gale and Church, whose long sentences
  // are never left out.
  const auto deviation = [&](std::size_t i, std::size_t j, const Step& step) {
    if (step.first == 0 || step.second == 0) return 0.0;
    return length_deviation(first_sums[i] - first_sums[i - step.first],
                            second_sums[j] - second_sums[j - step.second], ratio);
  };
  std::vector<double> costs(rows * columns, kNever);
  std::vector<std::uint8_t> steps(rows * columns, 0);
  costs[0] = 0;
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = 0; j < columns; ++j) {
      for (std::size_t s = 0; s < kSteps.size(); ++s) {
        const Step& step = kSteps[s];
        if (step.first > i || step.second > j) continue;
        const double cost = costs[(i - step.first) * columns + j - step.second] -
                            std::log(step.probability) + deviation_cost(deviation(i, j, step));
        if (cost < costs[i * columns + j]) {
          costs[i * columns + j] = cost;
          steps[i * columns + j] = static_cast<std::uint8_t>(s);
        }
      }
    }
  }
  std::vector<Bead> beads;
  for (std::size_t i = rows - 1, j = columns - 1; i != 0 || j != 0;) {
    const Step& step = kSteps[steps[i * columns + j]];
    beads.push_back({i - step.first, i, j - step.second, j, deviation(i, j, step)});
    i -= step.first;
    j -= step.second;
  }
  std::reverse(beads.begin(), beads.end());
  return beads;
}

}  // namespace cotejo
