// SPDX-License-Identifier: GPL-3.0-or-later
// Which addresses may become links: those that a browser fetches, never javascript: and the like.
#pragma once

#include <string>
#include <string_view>

namespace cotejo {

/// An absolute http or https URI (RFC 3986): `address` itself, with what may not stand in one
/// percent-encoded (spaces, quotation marks, letters outside of ASCII). Empty if it is none, has
/// no host or has control characters.
std::string web_address(std::string_view address);

}  // namespace cotejo
