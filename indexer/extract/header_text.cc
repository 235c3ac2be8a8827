// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/header_text.h"

namespace cotejo {

std::string small_letters(std::string_view text) {
  std::string small(text);
  for (char& c : small) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  return small;
}

}  // namespace cotejo
