// SPDX-License-Identifier: GPL-3.0-or-later
// What the headers of web archives and of the HTTP answers in them have in common.
#pragma once

#include <string>
#include <string_view>

namespace cotejo {

/// A to Z as small letters: names of headers differ in case.
std::string small_letters(std::string_view text);

}  // namespace cotejo
