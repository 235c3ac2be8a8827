// SPDX-License-Identifier: GPL-3.0-or-later
// Inputs that lie in folders: to begin with, and those that once broke something.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace cotejo {

/// tests/fuzz/seeds/TARGET: each file is one; of NAME.lines each line, of NAME.parts what stands
/// between lines of "%%". In the order of their names.
std::vector<std::string> seeds_of(std::string_view target);
/// tests/fuzz/regressions/TARGET: each file is one.
std::vector<std::string> regressions_of(std::string_view target);
/// All files below a folder of the source, by a path from its root, with that ending.
std::vector<std::string> files_below(const std::string& folder, std::string_view ending);

/// Adds `more` behind them.
std::vector<std::string> operator+(std::vector<std::string> seeds, std::vector<std::string> more);

}  // namespace cotejo
