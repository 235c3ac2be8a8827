// SPDX-License-Identifier: GPL-3.0-or-later
// In which language the page speaks to its reader; not that of statements.
#pragma once

#include <cstdint>
#include <string_view>

namespace cotejo {

enum class UiLanguage : std::uint8_t { kEnglish, kSpanish };
inline constexpr std::size_t kUiLanguages = 2;

/// "en", "es".
std::string_view ui_code(UiLanguage language);

/// What was chosen ("en" or "es"; else nothing was), else the better liked one of the header
/// Accept-Language (RFC 9110, 12.5.4), else English.
UiLanguage choose_ui_language(std::string_view chosen, std::string_view accept_language);

}  // namespace cotejo
