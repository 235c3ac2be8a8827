// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/typing_errors.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

namespace cotejo {
namespace {

constexpr double kSubstitution = 1.0;
constexpr double kNeighbourKey = 0.7;
constexpr double kVowelForVowel = 0.85;
constexpr double kSoundsAlike = 0.5;
constexpr double kEnye = 0.3;  // ñ is a dead key away, or two, on most keyboards
constexpr double kMissing = 0.65;
constexpr double kTooMany = 0.9;
constexpr double kBesideKey = 0.8;  // two keys struck at once
constexpr double kDoubled = 0.5;    // a letter typed twice, or once where it should be twice
constexpr double kSilentH = 0.5;
constexpr double kExchanged = 0.55;
constexpr double kFirstLetter = 0.2;  // on top: the first letter is the one people look at

bool is_one_of(char32_t c, std::u32string_view letters) {
  return letters.find(c) != std::u32string_view::npos;
}

double substitution_cost(char32_t typed, char32_t meant) {
  if (typed == meant) return 0;
  const auto both_in = [&](std::u32string_view group) {
    return is_one_of(typed, group) && is_one_of(meant, group);
  };
  if (both_in(U"nñ")) return kEnye;
  for (std::u32string_view group : {U"bv", U"csz", U"gj", U"ckq", U"iy", U"sx"}) {
    if (both_in(group)) return kSoundsAlike;
  }
  if (neighbouring_keys(typed, meant)) return kNeighbourKey;
  return both_in(U"aeiou") ? kVowelForVowel : kSubstitution;
}

// Does `test` hold for the letter at `at` and one beside it?
template <typename Test>
bool holds_beside(std::u32string_view word, std::size_t at, const Test& test) {
  return (at > 0 && test(word[at], word[at - 1])) ||
         (at + 1 < word.size() && test(word[at], word[at + 1]));
}

bool is_doubled(std::u32string_view word, std::size_t at) {
  return holds_beside(word, at, [](char32_t a, char32_t b) { return a == b; });
}

bool is_silent(char32_t c) {
  return c == U'h' || c == U'\'';
}

// Of a letter that was meant and not typed.
double missing_cost(std::u32string_view meant, std::size_t at) {
  if (is_doubled(meant, at)) return kDoubled;
  return is_silent(meant[at]) ? kSilentH : kMissing;
}

// Of a letter that was typed and not meant.
double extra_cost(std::u32string_view typed, std::size_t at) {
  if (is_doubled(typed, at)) return kDoubled;
  if (is_silent(typed[at])) return kSilentH;
  return holds_beside(typed, at, neighbouring_keys) ? kBesideKey : kTooMany;
}

}  // namespace

bool neighbouring_keys(char32_t a, char32_t b) {
  struct Row {
    std::u32string_view keys;
    double offset;  // in widths of a key
  };
  constexpr std::array<Row, 3> kRows{
      {{U"qwertyuiop", 0}, {U"asdfghjklñ", 0.25}, {U"zxcvbnm", 0.75}}};
  const auto place = [&](char32_t c) {
    for (std::size_t row = 0; row < kRows.size(); ++row) {
      const std::size_t at = kRows[row].keys.find(c);
      if (at == std::u32string_view::npos) continue;
      return std::pair(static_cast<double>(at) + kRows[row].offset, static_cast<double>(row));
    }
    return std::pair(std::numeric_limits<double>::infinity(), 0.0);
  };
  const auto [ax, ay] = place(a);
  const auto [bx, by] = place(b);
  return a != b && std::abs(ax - bx) <= 1 && std::abs(ay - by) <= 1;
}

double typing_cost(std::u32string_view typed, std::u32string_view meant) {
  const std::size_t width = meant.size() + 1;
  std::vector<double> cells((typed.size() + 1) * width);
  const auto cell = [&](std::size_t i, std::size_t j) -> double& { return cells[i * width + j]; };
  for (std::size_t i = 1; i <= typed.size(); ++i) {
    cell(i, 0) = cell(i - 1, 0) + extra_cost(typed, i - 1);
  }
  for (std::size_t j = 1; j <= meant.size(); ++j) {
    cell(0, j) = cell(0, j - 1) + missing_cost(meant, j - 1);
  }
  for (std::size_t i = 1; i <= typed.size(); ++i) {
    for (std::size_t j = 1; j <= meant.size(); ++j) {
      double best = cell(i - 1, j - 1) + substitution_cost(typed[i - 1], meant[j - 1]);
      best = std::min(best, cell(i - 1, j) + extra_cost(typed, i - 1));
      best = std::min(best, cell(i, j - 1) + missing_cost(meant, j - 1));
      if (i > 1 && j > 1 && typed[i - 1] == meant[j - 2] && typed[i - 2] == meant[j - 1]) {
        best = std::min(best, cell(i - 2, j - 2) + kExchanged);
      }
      if (j > 1 && typed[i - 1] == U'y' && meant.substr(j - 2, 2) == U"ll") {
        best = std::min(best, cell(i - 1, j - 2) + kSoundsAlike);
      }
      if (i > 1 && meant[j - 1] == U'y' && typed.substr(i - 2, 2) == U"ll") {
        best = std::min(best, cell(i - 2, j - 1) + kSoundsAlike);
      }
      cell(i, j) = best;
    }
  }
  const bool first_wrong = !typed.empty() && !meant.empty() && typed.front() != meant.front();
  return cell(typed.size(), meant.size()) + (first_wrong ? kFirstLetter : 0);
}

}  // namespace cotejo
