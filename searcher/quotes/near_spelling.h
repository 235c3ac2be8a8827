// SPDX-License-Identifier: GPL-3.0-or-later
// Are two words one word with a slip of the pen?
#pragma once

#include <string_view>

namespace cotejo {

/// Are the folded words one letter apart, or two from eight letters on (added, missing, another, or
/// two exchanged)? Never words under four letters, numbers or acronyms, nor equal ones.
bool is_near_spelling(std::string_view word, std::string_view other);

}  // namespace cotejo
