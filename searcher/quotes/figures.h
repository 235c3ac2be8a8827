// SPDX-License-Identifier: GPL-3.0-or-later
// Do the numbers and the dates of a quotation say what those of its source say?
#pragma once

#include <vector>

#include "searcher/quotes/changes.h"

namespace cotejo {

/// Alarms of the kinds kNumber and kDate. Five and 5, 2.5 million and 2,500,000 are the same.
std::vector<PlacedAlarm> figure_alarms(const ReadComparison& read);

}  // namespace cotejo
