// SPDX-License-Identifier: GPL-3.0-or-later
// Which name was meant by one that is mistyped: of a command, an option, a field, a parameter.
#pragma once

#include <span>
#include <string_view>

namespace cotejo {

/// The name of `names` that is at most two errors away (bytes more, less, others or exchanged), and
/// fewer than half of its letters; of several the nearest, then the first. Empty: none is near. The
/// case of ASCII letters does not count.
std::string_view nearest_name(std::string_view typed, std::span<const std::string_view> names);

}  // namespace cotejo
