// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/quotes/near_spelling.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "core/base/utf8.h"
#include "searcher/query/near_words.h"

namespace cotejo {
namespace {

// Optimal string alignment distance (Damerau 1964's four errors, each place touched once).
std::size_t distance(std::u32string_view a, std::u32string_view b) {
  std::vector<std::size_t> second_last(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] =
          std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], second_last[j - 2] + 1);
      }
    }
    std::swap(second_last, last);
    std::swap(last, row);
  }
  return last[b.size()];
}

}  // namespace

bool is_near_spelling(std::string_view word, std::string_view other) {
  // Nearly all pairs end here, before anything is decoded.
  const std::size_t longer = std::max(word.size(), other.size());
  const std::size_t shorter = std::min(word.size(), other.size());
  if (shorter < 4 || longer - shorter > 4) return false;
  if (word.front() != other.front() && word.back() != other.back()) return false;
  const std::size_t most = std::min(most_errors(word), most_errors(other));
  if (most == 0 || word == other) return false;
  return distance(to_code_points(word), to_code_points(other)) <= most;
}

}  // namespace cotejo
