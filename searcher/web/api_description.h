// SPDX-License-Identifier: GPL-3.0-or-later
// openapi.json, as the build has put it into the program.
#pragma once

#include <string_view>

namespace cotejo {

/// The OpenAPI 3.1 document of the API, JSON.
std::string_view api_description();

}  // namespace cotejo
