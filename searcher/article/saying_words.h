// SPDX-License-Identifier: GPL-3.0-or-later
// Has a short stretch of text a verb of saying?
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/dictionary/dictionary.h"

namespace cotejo {

/// Position of the first verb of saying among the words of `text`, from 0; nothing: it has none.
std::optional<std::uint32_t> first_verb_of_saying(std::string_view text, Language language,
                                                  const Dictionary& dictionary);

}  // namespace cotejo
