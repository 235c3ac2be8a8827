// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/links/likeness.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "indexer/alignment/length_alignment.h"

namespace cotejo {
namespace {

// Spanish takes some 1.15 times as many characters as English, and hardly ever twice as many or
// half: at a ratio of 2 nothing is left.
constexpr double kUsualRatio = 1.15;
constexpr double kMostDeviation = 3;  // of a paragraph: 1 in 370 by chance (Gale and Church 1993)

// What each kind of evidence counts for; numbers and names only as far as there are any.
constexpr double kMeaningsCount = 4;
constexpr double kLengthsCount = 1;
constexpr double kNamesCount = 1;
constexpr double kNumbersCount = 1.5;
constexpr double kManyNumbers = 4;  // from so many on, numbers count in full
constexpr double kManyNames = 4;

bool is_said(const ComparedWord& word, const ComparedText& other) {
  if (other.folded.contains(word.folded)) return true;
  return std::any_of(word.meanings.begin(), word.meanings.end(), [&](const auto& stems) {
    return std::all_of(stems.begin(), stems.end(),
                       [&](const std::string& stem) { return other.stems.contains(stem); });
  });
}

double share_said(const ComparedText& text, const ComparedText& other) {
  double all = 0;
  double said = 0;
  for (const ComparedWord& word : text.words) {
    all += word.weight;
    if (is_said(word, other)) said += word.weight;
  }
  return all > 0 ? said / all : 0;
}

double names_weight(const ComparedText& text) {
  double weight = 0;
  for (const ComparedWord& word : text.words) {
    if (word.is_capitalised) weight += word.weight;
  }
  return weight;
}

std::size_t count_common(const std::set<std::string>& a, const std::set<std::string>& b) {
  return static_cast<std::size_t>(
      std::count_if(a.begin(), a.end(), [&](const std::string& word) { return b.contains(word); }));
}

void compare_names(const ComparedText& first, const ComparedText& second, Likeness& likeness) {
  double common = 0;
  for (const ComparedWord& word : first.words) {
    if (!word.is_capitalised || !second.names.contains(word.folded)) continue;
    common += word.weight;
    ++likeness.names_both;
  }
  // English writes more words with a capital: the text that has fewer tells what may be common.
  const double most = std::min(names_weight(first), names_weight(second));
  likeness.names = most > 0 ? std::min(1.0, common / most) : 0;
}

// The share of both texts that stands in paragraphs which fit each other, and the whole lengths.
double agreement_of_lengths(const ComparedText& first, const ComparedText& second) {
  if (first.length == 0 || second.length == 0) return 0;
  const double ratio = static_cast<double>(second.length) / static_cast<double>(first.length);
  const double usual = languages()[first.language].code == "es" ? 1 / kUsualRatio : kUsualRatio;
  const double whole = std::max(0.0, 1 - std::abs(std::log2(ratio / usual)));
  double fitting = 0;
  for (const Bead& bead : align_lengths(first.lengths, second.lengths, ratio)) {
    if (!bead.is_translation() || std::abs(bead.deviation) > kMostDeviation) continue;
    for (std::size_t i = bead.first_begin; i < bead.first_end; ++i) {
      fitting += static_cast<double>(first.lengths[i]) / static_cast<double>(first.length);
    }
    for (std::size_t i = bead.second_begin; i < bead.second_end; ++i) {
      fitting += static_cast<double>(second.lengths[i]) / static_cast<double>(second.length);
    }
  }
  return whole * fitting / 2;
}

}  // namespace

Likeness compare_texts(const ComparedText& first, const ComparedText& second) {
  Likeness likeness;
  const double said = share_said(first, second);
  const double said_back = share_said(second, first);
  // The geometric mean: a text that merely contains the other one is no translation of it.
  likeness.meanings = std::sqrt(said * said_back);
  compare_names(first, second, likeness);
  likeness.numbers_both = count_common(first.numbers, second.numbers);
  likeness.numbers = first.numbers.size() + second.numbers.size() - likeness.numbers_both;
  likeness.first_paragraphs = first.lengths.size();
  likeness.second_paragraphs = second.lengths.size();
  likeness.lengths = agreement_of_lengths(first, second);

  const double numbers_count =
      kNumbersCount * std::min(1.0, static_cast<double>(likeness.numbers) / kManyNumbers);
  const double shared_numbers = likeness.numbers == 0 ? 0
                                                      : static_cast<double>(likeness.numbers_both) /
                                                            static_cast<double>(likeness.numbers);
  const double names_count =
      kNamesCount *
      std::min(1.0,
               static_cast<double>(std::min(first.names.size(), second.names.size())) / kManyNames);
  likeness.score = (kMeaningsCount * likeness.meanings + kLengthsCount * likeness.lengths +
                    names_count * likeness.names + numbers_count * shared_numbers) /
                   (kMeaningsCount + kLengthsCount + names_count + numbers_count);
  return likeness;
}

}  // namespace cotejo
