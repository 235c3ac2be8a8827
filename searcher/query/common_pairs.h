// SPDX-License-Identifier: GPL-3.0-or-later
// Phrases of common words: such words stand in most statements, two of them side by side in fewer,
// which the index has terms for (docs/decisions/0009-tracing-quotations.md).
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "core/base/language.h"

namespace cotejo {

/// `phrase`, which matches and weighs as before, within the statements that have its pairs of
/// common words: positions are compared in those alone. `choices`: the words' terms in `language`
/// that may stand at each place of it, places in a row.
Xapian::Query with_common_pairs(const Xapian::Query& phrase, Language language,
                                const std::vector<std::vector<std::string>>& choices);

}  // namespace cotejo
