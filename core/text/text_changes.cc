// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/text_changes.h"

#include <algorithm>
#include <cstdint>
#include <unordered_map>

namespace cotejo {
namespace {

// The furthest points of each number of edits are kept for the way back: 4 MB at most. Who changes
// more has written another text.
constexpr int kMostEdits = 1000;

struct Word {
  std::size_t begin;
  std::size_t end;
  std::uint32_t number;  // equal words have equal numbers
};

using Numbers = std::unordered_map<std::string_view, std::uint32_t>;

std::vector<Word> words_of(std::string_view text, Numbers& numbers) {
  constexpr std::string_view kSpaces = " \t\r\n\f\v";
  std::vector<Word> words;
  for (std::size_t begin = text.find_first_not_of(kSpaces); begin != std::string_view::npos;) {
    const std::size_t end = std::min(text.find_first_of(kSpaces, begin), text.size());
    const auto number = static_cast<std::uint32_t>(numbers.size());
    words.push_back(
        {begin, end, numbers.try_emplace(text.substr(begin, end - begin), number).first->second});
    begin = text.find_first_not_of(kSpaces, end);
  }
  return words;
}

// Which words of the middle parts stay: one bool a word of each side.
struct Kept {
  std::vector<bool> before;
  std::vector<bool> after;
};

Kept keep_common(const std::vector<Word>& a, const std::vector<Word>& b) {
  Kept kept{std::vector<bool>(a.size(), false), std::vector<bool>(b.size(), false)};
  std::size_t begin = 0;
  while (begin < a.size() && begin < b.size() && a[begin].number == b[begin].number) {
    kept.before[begin] = kept.after[begin] = true;
    ++begin;
  }
  std::size_t a_end = a.size();
  std::size_t b_end = b.size();
  while (a_end > begin && b_end > begin && a[a_end - 1].number == b[b_end - 1].number) {
    kept.before[--a_end] = kept.after[--b_end] = true;
  }
  const int n = static_cast<int>(a_end - begin);
  const int m = static_cast<int>(b_end - begin);
  const auto same = [&](int x, int y) {
    return a[begin + static_cast<std::size_t>(x)].number ==
           b[begin + static_cast<std::size_t>(y)].number;
  };
  const int most = std::min(n + m, kMostEdits);
  // furthest[k + most]: how far in `a` one gets on diagonal k, x - y, with d edits.
  std::vector<int> furthest(static_cast<std::size_t>(2 * most + 3), 0);
  const auto at = [&](int k) -> int& { return furthest[static_cast<std::size_t>(k + most + 1)]; };
  std::vector<std::vector<int>> trace;  // of each d: diagonals -d … d
  const auto step = [](int d, int k, const auto& value) {
    return k == -d || (k != d && value(k - 1) < value(k + 1)) ? value(k + 1) : value(k - 1) + 1;
  };
  int edits = -1;
  for (int d = 0; d <= most && edits < 0; ++d) {
    for (int k = -d; k <= d; k += 2) {
      int x = d == 0 ? 0 : step(d, k, at);
      while (x < n && x - k < m && same(x, x - k)) ++x;
      at(k) = x;
      if (x >= n && x - k >= m) edits = d;
    }
    trace.emplace_back();
    for (int k = -d; k <= d; ++k) trace.back().push_back(at(k));
  }
  if (edits < 0) return kept;
  int x = n;
  int y = m;
  for (int d = edits; d >= 0; --d) {
    const int k = x - y;
    int from_x = 0;
    int from_y = 0;
    if (d > 0) {
      const std::vector<int>& before = trace[static_cast<std::size_t>(d - 1)];
      const auto value = [&](int diagonal) {
        return before[static_cast<std::size_t>(diagonal + d - 1)];
      };
      const bool down = k == -d || (k != d && value(k - 1) < value(k + 1));
      from_x = down ? value(k + 1) : value(k - 1);
      from_y = from_x - (down ? k + 1 : k - 1);
    }
    // The snake behind the edit: both go back to where it began.
    const int snake_x = d == 0 ? 0 : from_x + (k > from_x - from_y ? 1 : 0);
    while (x > snake_x) {
      --x;
      --y;
      kept.before[begin + static_cast<std::size_t>(x)] = true;
      kept.after[begin + static_cast<std::size_t>(y)] = true;
    }
    x = from_x;
    y = from_y;
  }
  return kept;
}

std::string cut(std::string_view text, const std::vector<Word>& words, std::size_t begin,
                std::size_t end) {
  if (begin == end) return std::string();
  return std::string(text.substr(words[begin].begin, words[end - 1].end - words[begin].begin));
}

}  // namespace

std::vector<TextChange> text_changes(std::string_view before, std::string_view after) {
  Numbers numbers;
  const std::vector<Word> a = words_of(before, numbers);
  const std::vector<Word> b = words_of(after, numbers);
  const Kept kept = keep_common(a, b);
  std::vector<TextChange> changes;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() || j < b.size()) {
    const std::size_t i_begin = i;
    const std::size_t j_begin = j;
    const bool equal = i < a.size() && j < b.size() && kept.before[i] && kept.after[j];
    if (equal) {
      while (i < a.size() && j < b.size() && kept.before[i] && kept.after[j]) ++i, ++j;
    } else {
      while (i < a.size() && !kept.before[i]) ++i;
      while (j < b.size() && !kept.after[j]) ++j;
    }
    using Op = TextChange::Op;
    const Op op = equal          ? Op::kEqual
                  : i == i_begin ? Op::kInsert
                  : j == j_begin ? Op::kDelete
                                 : Op::kReplace;
    changes.push_back({op, cut(before, a, i_begin, i), cut(after, b, j_begin, j)});
  }
  return changes;
}

}  // namespace cotejo
