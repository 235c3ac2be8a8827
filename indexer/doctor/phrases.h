// SPDX-License-Identifier: GPL-3.0-or-later
// The doctor's phrases (corpus/doctor), and how a text is held against them.
#pragma once

#include <string>
#include <string_view>

namespace cotejo {

/// The phrase of boilerplate.txt that the text has; "" if none. Case and accents do not matter.
std::string_view boilerplate_in(std::string_view text);
/// The phrase of cut-text.txt that the text ends with; "" if none.
std::string_view cut_phrase_at_end_of(std::string_view text);
/// Is it a word that stands where no name was known?
bool is_no_name(std::string_view name);

}  // namespace cotejo
