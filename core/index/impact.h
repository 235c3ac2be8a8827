// SPDX-License-Identifier: GPL-3.0-or-later
// How often a statement has a word, with the statement's length taken off: what an index keeps as a
// posting's within-document frequency. So a search need not look up a length for each match
// (docs/decisions/0017-impacts.md).
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace cotejo {

/// BM25's b (Robertson & Zaragoza, 2009, "The Probabilistic Relevance Framework"), and the shortest
/// length that is told apart, as a share of the common one. Archives mix communiqués of a paragraph
/// with transcripts of hours, so lengths count more, and shorter ones, than by Xapian's defaults
/// (0.5, 0.5); docs/relevance.md has what was measured.
inline constexpr double kLengthShare = 0.75;
inline constexpr double kShortestLength = 0.1;
/// The length that leaves frequencies as they are, in words by their gains.
inline constexpr double kCommonLength = 1000;
/// The impact of one occurrence in a statement of the common length. One below 128 takes
/// one byte.
inline constexpr double kImpactUnit = 16;

/// BM25's length norm: 1 for the common length.
inline double length_norm(double length) {
  return 1 - kLengthShare + kLengthShare * std::max(length / kCommonLength, kShortestLength);
}

/// The length of a statement whose impacts have this sum, but for their roundings: of an index's
/// mean sum about its mean length, which it does not keep.
inline double length_of(double impacts) {
  const double shortest = impacts * length_norm(0) / kImpactUnit;
  if (shortest <= kShortestLength * kCommonLength) return shortest;
  const double longer =
      impacts * (1 - kLengthShare) / (kImpactUnit - impacts * kLengthShare / kCommonLength);
  // No statement comes to the sum that an endless one has.
  return longer > 0 ? longer : kCommonLength * kCommonLength;
}

/// `frequency`: of a word, by its gains; `length`: the sum of the frequencies of the statement.
/// 0 for 0, else at least 1.
inline std::uint32_t impact(std::uint32_t frequency, std::uint64_t length) {
  if (frequency == 0) return 0;
  const double norm = length_norm(static_cast<double>(length));
  return static_cast<std::uint32_t>(std::max(1.0, std::round(kImpactUnit * frequency / norm)));
}

}  // namespace cotejo
