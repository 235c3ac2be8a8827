// SPDX-License-Identifier: GPL-3.0-or-later
// One text put right, step by step. Internal to indexer/doctor.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace cotejo {

/// Calls `changed(code, before, after)` for each step that changes the text; returns it mended.
using TextChanged =
    std::function<void(std::string_view code, const std::string& before, const std::string& after)>;
std::string mend_text(const std::string& text, const TextChanged& changed);

/// Where two texts first differ, for people: "…relaciÃ³n b…" became "…relación b…".
std::string first_change(std::string_view before, std::string_view after);

}  // namespace cotejo
