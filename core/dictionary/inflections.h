// SPDX-License-Identifier: GPL-3.0-or-later
// Are two words of one stem forms of one word, as far as their endings tell?
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/language.h"

namespace cotejo {

/// A folded word, and what it may be the plural of: voces, voc, voce, voz.
std::vector<std::string> singulars(Language language, std::string_view word);

/// Are two folded words the same, or is one the plural of the other: voces and voz, embassies and
/// embassy? Neither is looked up: what has such endings by accident passes too.
bool differ_in_number(Language language, std::string_view word, std::string_view other);

/// The same, and gender besides: ministras and ministro, embajadora and embajador. In Spanish only.
bool differ_in_gender(Language language, std::string_view word, std::string_view other);

/// Has it the ending of a Spanish participle: autorizado, incautadas? Their endings tell number and
/// gender, and nothing else.
bool is_participle(Language language, std::string_view word);

}  // namespace cotejo
