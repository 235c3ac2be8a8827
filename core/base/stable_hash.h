// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers for texts that are written down: the same on every machine, and for ever.
#pragma once

#include <cstdint>
#include <string_view>

namespace cotejo {

/// Mixes the bits of a number (Steele, Lea & Flood 2014, "Fast splittable pseudorandom number
/// generators").
std::uint64_t mixed_bits(std::uint64_t number);

/// FNV-1a of 64 bits, its bits then mixed.
std::uint64_t stable_hash(std::string_view text);

}  // namespace cotejo
