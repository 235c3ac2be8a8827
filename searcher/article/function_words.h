// SPDX-License-Identifier: GPL-3.0-or-later
// The closed classes of both languages, as far as the phrases beside a quotation have them.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/base/language.h"

namespace cotejo {

/// WordPart bits of a surface form, in the article's `language` or, for what is no word of a closed
/// class there, in the other one: a small “de” or “the” is that wherever it stands, a capital one
/// may be a name's. 0: an open word.
std::uint16_t function_parts(std::string_view form, Language language, bool capital);

/// Does a dot behind this form belong to it (mr, sen, sra)?
bool is_abbreviation(std::string_view form);

}  // namespace cotejo
