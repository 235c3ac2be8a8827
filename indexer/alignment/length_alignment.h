// SPDX-License-Identifier: GPL-3.0-or-later
// Aligns two sequences of paragraphs or sentences by their lengths alone: W. A. Gale and
// K. W. Church, "A program for aligning sentences in bilingual corpora", Computational
// Linguistics 19(1), 1993.
#pragma once

#include <cstddef>
#include <vector>

namespace cotejo {

/// [first_begin, first_end) of one side translates [second_begin, second_end) of the other; one of
/// the ranges is empty where something was left out.
struct Bead {
  std::size_t first_begin = 0;
  std::size_t first_end = 0;
  std::size_t second_begin = 0;
  std::size_t second_end = 0;
  double deviation = 0;  ///< Gale and Church's δ of the lengths; 0 where something was left out

  bool is_translation() const { return first_begin < first_end && second_begin < second_end; }
  bool operator==(const Bead&) const = default;
};

/// Gale and Church's δ of a stretch of `first` characters and one of `second`, where one character
/// of the first text has `ratio` in the second.
double length_deviation(double first, double second, double ratio);

/// The likeliest alignment of texts with these lengths (in characters), of beads 1:1, 1:0, 0:1,
/// 2:1, 1:2 and 2:2, which together cover both. Nothing if the two are too many to be aligned
/// (kMostCells products, some 36 MB). Ties go to the first of that list.
std::vector<Bead> align_lengths(const std::vector<std::size_t>& first,
                                const std::vector<std::size_t>& second, double ratio);

inline constexpr std::size_t kMostCells = 4'000'000;

}  // namespace cotejo
