// SPDX-License-Identifier: GPL-3.0-or-later
// The same words, set by another printer.
#pragma once

#include <string>
#include <utility>

#include "tests/bench/verdicts/passage.h"

namespace cotejo {

/// The words with another case, accents, glyphs or punctuation, and what was changed; the words as
/// they are where the change drawn finds nothing to change.
std::pair<std::string, std::string> printed_otherwise(PrintedWords words, PassageCutter& cutter);

}  // namespace cotejo
