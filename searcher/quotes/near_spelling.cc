// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/quotes/near_spelling.h"

#include <algorithm>
#include <cstddef>

#include "core/base/utf8.h"
#include "searcher/query/near_words.h"

namespace cotejo {
bool is_near_spelling(std::string_view word, std::string_view other) {
  // Nearly all pairs end here, before anything is decoded.
  const std::size_t longer = std::max(word.size(), other.size());
  const std::size_t shorter = std::min(word.size(), other.size());
  if (shorter < 4 || longer - shorter > 4) return false;
  if (word.front() != other.front() && word.back() != other.back()) return false;
  const unsigned most = std::min(most_errors(word), most_errors(other));
  if (most == 0 || word == other) return false;
  return errors_between(to_code_points(word), to_code_points(other), most).has_value();
}

}  // namespace cotejo
