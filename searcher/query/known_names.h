// SPDX-License-Identifier: GPL-3.0-or-later
// Whom a name that somebody typed for a source or a speaker means, by the authority files.
#pragma once

#include <string>

#include "core/index/field_table.h"
#include "core/names/authorities.h"

namespace cotejo {

/// The canonical name; empty: the field has none, or nobody is known so, or several are.
std::string known_name(const Authorities& authorities, Field field, const std::string& typed);

}  // namespace cotejo
