// SPDX-License-Identifier: GPL-3.0-or-later
// Names, kinds and fields as archivists and exports misspell them. Internal to indexer/doctor.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cotejo {

/// The kind that a word in either language means: "Comunicado" is communique. "" if none.
std::string_view kind_meant_by(std::string_view word);
/// The field of the record format that another name stands for: "fecha" is date. "" if none.
std::string_view field_meant_by(std::string_view name);
/// The names of "A; B", "A / B" or "A | B"; one, if it is one name.
std::vector<std::string> split_names(std::string_view text);
std::string_view without_outer_spaces(std::string_view text);
/// Is it a link that programs can follow: http or https, a host, no spaces?
bool is_web_address(std::string_view url);

}  // namespace cotejo
