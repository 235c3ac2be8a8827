// SPDX-License-Identifier: GPL-3.0-or-later
// The closed classes of both languages, as far as the phrases beside a quotation have them.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/base/language.h"

namespace cotejo {

/// WordPart bits of a surface form in `language`, in English and then Spanish if it is neither; 0:
/// an open word.
std::uint16_t function_parts(std::string_view form, Language language);

/// Does a dot behind this form belong to it (mr, sen, sra)?
bool is_abbreviation(std::string_view form);

}  // namespace cotejo
