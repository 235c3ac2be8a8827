// SPDX-License-Identifier: GPL-3.0-or-later
// The same words another way round: "A attacked B" for "B attacked A", "after" for "before".
#pragma once

#include <set>
#include <string>
#include <vector>

#include "searcher/quotes/changes.h"

namespace cotejo {

/// Content words that stand elsewhere in the quotation than in the source, as they are compared.
std::set<std::string> moved_words(const ReadComparison& read);

/// Alarms of the kind kOrder: one for all `moved` words, one for each before that became an after.
std::vector<PlacedAlarm> order_alarms(const ReadComparison& read,
                                      const std::set<std::string>& moved);

}  // namespace cotejo
