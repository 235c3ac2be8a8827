// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/pages/words.h"

#include <array>

namespace cotejo {
namespace {

using Table = std::array<std::string_view, kWords>;

Table by_key(std::span<const WordRow> rows) {
  Table table{};
  for (const WordRow& row : rows) table[static_cast<std::size_t>(row.word)] = row.text;
  return table;
}

}  // namespace

std::string_view find_word(UiLanguage language, Word word) {
  static const std::array<Table, kUiLanguages> kTables{by_key(english_words()),
                                                       by_key(spanish_words())};
  return kTables[static_cast<std::size_t>(language)][static_cast<std::size_t>(word)];
}

}  // namespace cotejo
