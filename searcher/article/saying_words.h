// SPDX-License-Identifier: GPL-3.0-or-later
// Verbs of saying. An article in the one language may say in the other who speaks, so those of
// both are read everywhere.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/dictionary/dictionary.h"

namespace cotejo {

/// Is the surface form one of a verb of saying, in any language?
bool is_verb_of_saying(std::string_view form, const Dictionary& dictionary);

/// Position of the first verb of saying among the words of `text`, from 0; nothing: it has none.
std::optional<std::uint32_t> first_verb_of_saying(std::string_view text,
                                                  const Dictionary& dictionary);

}  // namespace cotejo
