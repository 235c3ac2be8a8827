// SPDX-License-Identifier: GPL-3.0-or-later
// The orders that hits come in.
#pragma once

#include <cstdint>

namespace cotejo {

enum class SortOrder : std::uint8_t { kRelevance, kNewest, kOldest };

}  // namespace cotejo
