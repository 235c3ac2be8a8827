// SPDX-License-Identifier: GPL-3.0-or-later
// A program's commands and options as plain values: what completions and manual pages are made of.
#pragma once

#include <string>
#include <vector>

namespace cotejo {

/// An option, or an argument without a name.
struct CommandOption {
  std::vector<std::string> names;    ///< "--index"; none: an argument
  std::string value;                 ///< what its value is: "DIR"; empty: it takes none
  std::vector<std::string> choices;  ///< every value that it takes; none: any
  std::string help;                  ///< may have line ends
  bool required = false;
  bool repeats = false;
};

/// A program, or a command of it.
struct Command {
  std::string name;
  std::string help;
  std::string footer;  ///< examples (lines with two spaces before them), exit codes, remarks
  std::vector<CommandOption> options;
  std::vector<CommandOption> arguments;
  std::vector<Command> commands;
};

}  // namespace cotejo
