// SPDX-License-Identifier: GPL-3.0-or-later
// What the values of options must be. Includes CLI11, as those do who define options.
#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <string>
#include <vector>

namespace cotejo {

/// Digits and nothing else: numbers are read alike in commands, requests and saved queries.
CLI::Validator whole_number_between(std::uint64_t least, std::uint64_t most);
/// As 2, 0.5 or 1e3.
CLI::Validator decimal_between(double least, double most);
/// One of these; what is near is proposed.
CLI::Validator one_of(std::vector<std::string> choices);

}  // namespace cotejo
