// SPDX-License-Identifier: GPL-3.0-or-later
// The one way in which a number that was typed is read: in a command, a request, a saved query.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/base/result.h"

namespace cotejo {

/// Digits and nothing else, without a leading zero, from `least` to `most`. Error code: bad-value,
/// which names what was typed.
Result<std::uint64_t> whole_number(std::string_view typed, std::uint64_t least, std::uint64_t most);

}  // namespace cotejo
