// SPDX-License-Identifier: GPL-3.0-or-later
// Changes of a few letters that change what was said: negations, exceptions, numbers, dates, names,
// order, and what an ellipsis swallows.
#pragma once

#include <vector>

#include "searcher/quotes/result.h"
#include "searcher/quotes/verdict.h"

namespace cotejo {

/// Alarms in the order of the quotation; each change is told once.
std::vector<Alarm> find_alarms(const Comparison& comparison);

}  // namespace cotejo
