// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a list of positions as a glass database keeps it: interpolative coding (Moffat & Stuiver
// 2000, "Binary interpolative coding for effective index compression").
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace cotejo {

/// Puts them at the end of `positions`. False: the bytes are damaged.
bool read_positions(std::string_view bytes, std::vector<std::uint32_t>& positions);

}  // namespace cotejo
