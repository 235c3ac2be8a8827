// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/outer_spaces.h"

namespace cotejo {

std::string_view trimmed(std::string_view text, std::string_view spaces) {
  const std::size_t begin = text.find_first_not_of(spaces);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(spaces) - begin + 1);
}

}  // namespace cotejo
