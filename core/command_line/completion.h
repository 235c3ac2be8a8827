// SPDX-License-Identifier: GPL-3.0-or-later
// Completions of shells, made of the commands and options that a program has.
#pragma once

#include <string>

#include "core/command_line/command_tree.h"

namespace cotejo {

/// A script that bash sources; completes commands, options, values to choose from, files, folders.
std::string bash_completion(const Command& program);
/// The same for zsh, as a file "_NAME" in one of its $fpath.
std::string zsh_completion(const Command& program);
/// The same for fish, as a file "NAME.fish".
std::string fish_completion(const Command& program);

}  // namespace cotejo
