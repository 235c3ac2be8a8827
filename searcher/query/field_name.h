// SPDX-License-Identifier: GPL-3.0-or-later
// The name before a colon: a field's in either language, an end of a range of dates, or a mistake
// that deserves a suggestion.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/index/field_table.h"

namespace cotejo {

/// A field as a query names it.
struct FieldName {
  Field field{};
  bool since = false;  ///< since:/desde: a date and what is later
  bool until = false;  ///< until:/hasta: a date and what is earlier
};

/// Nothing if no field has that name; case and accents do not count.
std::optional<FieldName> find_field_name(std::string_view name);

/// What to tell who wrote a name that no field has: the nearest name, and all of them.
std::string no_such_field(std::string_view name);

}  // namespace cotejo
