// SPDX-License-Identifier: GPL-3.0-or-later
// A list of positions as bytes, as a glass database keeps it: interpolative coding (Moffat &
// Stuiver 2000, "Binary interpolative coding for effective index compression").
#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace cotejo {

/// Appends `positions`, which rise and are not empty.
void append_positions(std::string& out, std::span<const std::uint32_t> positions);

}  // namespace cotejo
