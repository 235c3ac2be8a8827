// SPDX-License-Identifier: GPL-3.0-or-later
// The hidden option --generate: a program tells its own completions and manual page, so that no
// second list of options has to be kept.
#pragma once

namespace CLI {
class App;
}

namespace cotejo {

/// Adds `--generate bash|zsh|fish|scdoc`, which prints and ends the program with 0; to be called
/// before parsing, and shown in no help.
void add_generate_option(CLI::App& app);

}  // namespace cotejo
