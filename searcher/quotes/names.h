// SPDX-License-Identifier: GPL-3.0-or-later
// Are the persons, bodies, countries and peoples of a quotation those of its source?
#pragma once

#include <vector>

#include "searcher/quotes/changes.h"

namespace cotejo {

/// Alarms of the kind kName.
std::vector<PlacedAlarm> name_alarms(const ReadComparison& read);

}  // namespace cotejo
