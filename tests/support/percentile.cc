// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/percentile.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace cotejo {

double percentile(std::vector<double> values, double share) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  const double rank = std::ceil(share * static_cast<double>(values.size()));
  return values[static_cast<std::size_t>(std::max(rank, 1.0)) - 1];
}

}  // namespace cotejo
