// SPDX-License-Identifier: GPL-3.0-or-later
// One percentile for all that measures.
#pragma once

#include <vector>

namespace cotejo {

/// The value that `share` (0 to 1) of the values do not exceed, by nearest rank; 0 of none.
double percentile(std::vector<double> values, double share);

}  // namespace cotejo
