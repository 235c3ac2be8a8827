// SPDX-License-Identifier: GPL-3.0-or-later
// May two printed names be one person's?
#pragma once

#include <string_view>

namespace cotejo {

/// May they, by the names alone, without titles and offices? A surname fits by itself; middle names
/// and second surnames may be left out, and initials and short forms (Bob) stand for given names.
/// Another given name or another surname is another person's. False if either has no name in it.
bool may_be_same_person(std::string_view printed, std::string_view other);

}  // namespace cotejo
