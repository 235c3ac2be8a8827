// SPDX-License-Identifier: GPL-3.0-or-later
// Character references of web pages: those that Spanish and English pages write.
#pragma once

#include <string>
#include <string_view>

namespace cotejo {

/// Appends `text` with its character references decoded; those it does not know stay as they are.
void append_decoded(std::string& out, std::string_view text);

}  // namespace cotejo
