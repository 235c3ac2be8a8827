// SPDX-License-Identifier: GPL-3.0-or-later
// What was typed, to the options and commands of a program; and what to tell whoever mistyped it.
#pragma once

#include <optional>

namespace CLI {
class App;
}

namespace cotejo {

/// What an argument is that begins with one minus and is not -h. A number is a value anyhow.
enum class OneMinus {
  kOption,  ///< and there is none of that name
  kValue,   ///< a query: "-embargo"
};

/// Sets what the options are bound to. Prints help or the version, if they are asked for, and gives
/// the exit code 0. Throws Failure (usage), which names what was typed and says what the program
/// takes.
std::optional<int> parse_arguments(CLI::App& app, int argc, char** argv, OneMinus one_minus);

}  // namespace cotejo
