// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/alignment/aligned_segments.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

#include "core/base/utf8.h"
#include "indexer/alignment/length_alignment.h"
#include "indexer/alignment/sentences.h"

namespace cotejo {
namespace {

using Texts = std::vector<std::string_view>;

// Beyond it a stretch is hardly the translation of the other: 1 in 370 by chance.
constexpr double kMostDeviation = 3;
// Paragraphs fit together if at least this share of each text is in aligned ones.
constexpr double kLeastCovered = 0.8;

std::vector<std::size_t> lengths_of(const Texts& texts) {
  std::vector<std::size_t> lengths;
  for (const std::string_view text : texts) lengths.push_back(count_code_points(text));
  return lengths;
}

// Spanish takes some 1.1 to 1.2 times as many characters as English. A ratio beyond these bounds
// says that much was left out, not that the language is wordy.
double length_ratio(std::string_view first, std::string_view second) {
  return std::clamp(static_cast<double>(count_code_points(second)) /
                        static_cast<double>(count_code_points(first)),
                    0.75, 1.33);
}

std::string_view joined(const Texts& texts, std::size_t begin, std::size_t end) {
  const char* from = texts[begin].data();
  return {from, static_cast<std::size_t>(texts[end - 1].data() + texts[end - 1].size() - from)};
}

bool is_sound(const Bead& bead) {
  return bead.is_translation() && std::abs(bead.deviation) <= kMostDeviation;
}

// A heading ends without a full stop: paragraphs first.
Texts sentences_of(std::string_view text) {
  Texts sentences;
  for (const std::string_view paragraph : split_paragraphs(text)) {
    for (const std::string_view sentence : split_sentences(paragraph)) {
      sentences.push_back(sentence);
    }
  }
  return sentences;
}

std::vector<Bead> one_to_one(const std::vector<std::size_t>& first,
                             const std::vector<std::size_t>& second, double ratio) {
  std::vector<Bead> beads;
  if (first.size() != second.size()) return beads;
  for (std::size_t i = 0; i < first.size(); ++i) {
    const double deviation =
        length_deviation(static_cast<double>(first[i]), static_cast<double>(second[i]), ratio);
    if (std::abs(deviation) > kMostDeviation) return {};
    beads.push_back({i, i + 1, i, i + 1, deviation});
  }
  return beads;
}

// Do the beads hold enough of both texts?
bool cover(const std::vector<Bead>& beads, const std::vector<std::size_t>& first,
           const std::vector<std::size_t>& second) {
  const auto sum = [](const std::vector<std::size_t>& lengths, std::size_t begin, std::size_t end) {
    return static_cast<double>(std::accumulate(lengths.begin() + static_cast<std::ptrdiff_t>(begin),
                                               lengths.begin() + static_cast<std::ptrdiff_t>(end),
                                               std::size_t{0}));
  };
  double first_held = 0;
  double second_held = 0;
  for (const Bead& bead : beads) {
    first_held += sum(first, bead.first_begin, bead.first_end);
    second_held += sum(second, bead.second_begin, bead.second_end);
  }
  return first_held >= kLeastCovered * sum(first, 0, first.size()) &&
         second_held >= kLeastCovered * sum(second, 0, second.size());
}

void align_sentences(std::string_view first, std::string_view second, double ratio,
                     std::vector<AlignedSegment>& segments) {
  const Texts first_sentences = sentences_of(first);
  const Texts second_sentences = sentences_of(second);
  for (const Bead& bead :
       align_lengths(lengths_of(first_sentences), lengths_of(second_sentences), ratio)) {
    if (!is_sound(bead)) continue;
    segments.push_back({joined(first_sentences, bead.first_begin, bead.first_end),
                        joined(second_sentences, bead.second_begin, bead.second_end)});
  }
}

}  // namespace

std::vector<AlignedSegment> align_texts(std::string_view first, std::string_view second) {
  std::vector<AlignedSegment> segments;
  const Texts first_paragraphs = split_paragraphs(first);
  const Texts second_paragraphs = split_paragraphs(second);
  if (first_paragraphs.empty() || second_paragraphs.empty()) return segments;
  const double ratio = length_ratio(first, second);
  const auto first_lengths = lengths_of(first_paragraphs);
  const auto second_lengths = lengths_of(second_paragraphs);
  std::vector<Bead> beads = one_to_one(first_lengths, second_lengths, ratio);
  if (beads.empty()) beads = align_lengths(first_lengths, second_lengths, ratio);
  std::erase_if(beads, [](const Bead& bead) { return !is_sound(bead); });
  if (!cover(beads, first_lengths, second_lengths)) {
    align_sentences(first, second, ratio, segments);
    return segments;
  }
  for (const Bead& bead : beads) {
    align_sentences(joined(first_paragraphs, bead.first_begin, bead.first_end),
                    joined(second_paragraphs, bead.second_begin, bead.second_end), ratio, segments);
  }
  return segments;
}

}  // namespace cotejo
