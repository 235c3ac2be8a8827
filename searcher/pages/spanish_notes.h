// SPDX-License-Identifier: GPL-3.0-or-later
// The engine says its notes in English; here the reader of the Spanish pages gets them in Spanish.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cotejo {

/// The note in Spanish; nothing if its sentence is not known. What a note quotes stays as it is.
std::optional<std::string> spanish_note(std::string_view note);

}  // namespace cotejo
