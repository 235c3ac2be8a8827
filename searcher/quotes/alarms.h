// SPDX-License-Identifier: GPL-3.0-or-later
// Changes of a few letters that change what was said: negations, exceptions, numbers, dates, names,
// order, and what an ellipsis swallows.
#pragma once

#include <vector>

#include "core/dictionary/dictionary.h"
#include "searcher/quotes/result.h"
#include "searcher/quotes/verdict.h"

namespace cotejo {

/// Alarms in the order of the quotation; each change is told once. The dictionary has the words
/// that tell (docs/word-lists.md); without it only digits and capitals do.
std::vector<Alarm> find_alarms(const Comparison& comparison, const Dictionary& dictionary);

}  // namespace cotejo
