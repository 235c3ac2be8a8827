// SPDX-License-Identifier: GPL-3.0-or-later
// libxml2 compares each attribute of a tag with all before it: twenty thousand of them take
// seconds. This finds such tags beforehand, in one pass.
#pragma once

#include <cstddef>
#include <string_view>

namespace cotejo {

inline constexpr std::size_t kMostAttributes = 2000;

/// Line (1-based) of the first tag with more attributes than that; 0: none.
std::size_t line_of_overlong_tag(std::string_view html);

}  // namespace cotejo
