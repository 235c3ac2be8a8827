// SPDX-License-Identifier: GPL-3.0-or-later
// The part of a manual page that lists commands and options, made of those that a program has.
#pragma once

#include <string>

#include "core/command_line/command_tree.h"

namespace cotejo {

/// Sections OPTIONS and COMMANDS, in the language of scdoc.
std::string manual_commands(const Command& program);

}  // namespace cotejo
