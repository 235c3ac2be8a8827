// SPDX-License-Identifier: GPL-3.0-or-later
// What the three shells need alike. Internal to core/command_line.
#pragma once

#include <string>
#include <string_view>

#include "core/command_line/command_tree.h"

namespace cotejo {

/// How a value is completed where there are no choices.
enum class ValuePlaces { kNone, kFiles, kFolders };

ValuePlaces value_places(const CommandOption& option);
/// Of the first argument that is a file; kNone if there is none.
ValuePlaces argument_places(const Command& command);

/// The first line of a help, for a list of completions.
std::string short_help(const std::string& help);
/// `text` as one word of the shell: in single quotes. `inner` stands for a quote within.
std::string shell_quote(std::string_view text, std::string_view inner);
/// The words with `between` between them.
std::string joined(const std::vector<std::string>& words, std::string_view between);
/// The name of a shell's function for it: "cotejo-indexer" → "_cotejo_indexer".
std::string function_name(std::string_view program);

}  // namespace cotejo
