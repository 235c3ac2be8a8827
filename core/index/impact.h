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

/// `frequency`: of a word, by its gains; `length`: the sum of the frequencies of the statement.
/// 0 for 0, else at least 1.
inline std::uint32_t impact(std::uint32_t frequency, std::uint64_t length) {
  if (frequency == 0) return 0;
  const double share = std::max(static_cast<double>(length) / kCommonLength, kShortestLength);
  const double norm = 1 - kLengthShare + kLengthShare * share;
  return static_cast<std::uint32_t>(std::max(1.0, std::round(kImpactUnit * frequency / norm)));
}

}  // namespace cotejo
