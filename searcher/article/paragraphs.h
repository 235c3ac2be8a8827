// SPDX-License-Identifier: GPL-3.0-or-later
// The paragraphs of a plain text.
#pragma once

#include <string_view>
#include <vector>

#include "searcher/article/article_text.h"

namespace cotejo {

/// The paragraphs, without white space around them. An empty line parts them; in a text that has no
/// empty lines each line is one, since then nothing is wrapped.
std::vector<TextSpan> paragraphs_of(std::string_view text);

/// The span without white space at its ends, no-break spaces included.
TextSpan without_space(std::string_view text, TextSpan span);

/// `text` with each run of white space as one space, and none at its ends.
std::string with_single_spaces(std::string_view text);

}  // namespace cotejo
