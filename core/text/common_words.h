// SPDX-License-Identifier: GPL-3.0-or-later
// The words that so many statements have that to look for one of them is to read a whole archive.
// Two of them in a row are worth a term of their own: see
// docs/decisions/0009-tracing-quotations.md.
#pragma once

#include <string>
#include <string_view>

#include "core/base/language.h"

namespace cotejo {

/// Is the folded word one of the some 250 commonest of the language's statements? Part of the index
/// format; never for a language without a stemmer.
bool is_common_word(Language language, std::string_view folded);

/// The index term of two common words in a row, in a statement of `language`.
std::string common_pair_term(Language language, std::string_view first, std::string_view second);

}  // namespace cotejo
