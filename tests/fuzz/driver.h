// SPDX-License-Identifier: GPL-3.0-or-later
// Throws inputs at one target, for a number of inputs or a time.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tests/fuzz/target.h"

namespace cotejo {

struct FuzzOptions {
  std::uint64_t inputs = 0;          ///< that are made; 0: those of a test
  std::uint64_t seed = 1;            ///< number of the first one
  double seconds = 1e9;              ///< after that no more are begun
  std::string last{};                ///< the input that it dies of stays there; empty: nowhere
  std::vector<std::string> files{};  ///< only these
};

/// The target's regressions, its seeds, then what is made. Stops at the first finding and prints
/// the options that make it again. Returns the exit code: 0 nothing was found, 1 something was.
int throw_inputs(const FuzzTargetRow& row, const FuzzOptions& options);

}  // namespace cotejo
