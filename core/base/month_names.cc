// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/month_names.h"

namespace cotejo {

namespace {

constexpr std::size_t kLeastLetters = 3;

}  // namespace

unsigned month_named(std::string_view word) {
  if (word == kSetiembre) return 9;
  if (word.size() < kLeastLetters) return 0;
  for (unsigned month = 0; month < kSpanishMonths.size(); ++month) {
    if (kSpanishMonths[month].starts_with(word) || kEnglishMonths[month].starts_with(word)) {
      return month + 1;
    }
  }
  return 0;
}

unsigned month_written(std::string_view word) {
  const bool is_setiembre = word.size() >= kLeastLetters && kSetiembre.starts_with(word);
  return is_setiembre ? 9 : month_named(word);
}

}  // namespace cotejo
