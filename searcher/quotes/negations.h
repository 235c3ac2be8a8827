// SPDX-License-Identifier: GPL-3.0-or-later
// Was a negation or an exception dropped, put in, or swallowed by an ellipsis?
#pragma once

#include <vector>

#include "searcher/quotes/changes.h"

namespace cotejo {

/// Alarms of the kind kNegation.
std::vector<PlacedAlarm> negation_alarms(const ReadComparison& read);

}  // namespace cotejo
