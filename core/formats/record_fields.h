// SPDX-License-Identifier: GPL-3.0-or-later
// What people call the fields of a record at the head of a column. Internal to core/formats.
#pragma once

#include <string_view>

namespace cotejo {

/// Is it a field that the record format names?
bool is_record_field(std::string_view name);
/// May it be several texts: speaker, topics?
bool is_list_field(std::string_view name);
/// The field of a column: by its own name or another one, English or Spanish, in any case and with
/// or without accents ("TÍTULO" → "title"); empty if none of the record format's.
std::string_view field_of_column(std::string_view heading);

}  // namespace cotejo
