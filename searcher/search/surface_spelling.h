// SPDX-License-Identifier: GPL-3.0-or-later
// A word of the index as people write it: terms have lost their accents and capitals.
#pragma once

#include <string>
#include <string_view>

#include "core/index/lexicon.h"
#include "core/index/open_index.h"

namespace cotejo {

/// The spelling of a folded word in `language`, with the accents that it has most often in the
/// first few statements (`prefix`: of a field's terms); as it is if the lexicon knows none with
/// accents. Errors: those of Xapian.
std::string surface_spelling(const OpenIndex& index, const Lexicon& lexicon, Language language,
                             const std::string& folded, const std::string& prefix);

/// `word` with a capital if `typed` begins with one, and only with one.
std::string capitalized_as(std::string_view typed, const std::string& word);

}  // namespace cotejo
