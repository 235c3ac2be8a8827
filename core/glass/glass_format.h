// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers of Xapian's glass format, version 2016-03-14: that of every Xapian 1.4.
#pragma once

#include <cstddef>
#include <cstdint>

namespace cotejo {

/// As the version file has it: years since 2014, month, day, in 7, 4 and 5 bits.
inline constexpr std::uint32_t kGlassVersion = (2016 - 2014) << 9 | 3 << 5 | 14;

inline constexpr std::size_t kBlockBytes = 8192;
/// Of all blocks, and of the database: it is committed once.
inline constexpr std::uint32_t kGlassRevision = 1;
/// Documents' data and term lists of more bytes than this are deflated, where that makes them less.
inline constexpr std::size_t kLeastDeflated = 18;
/// A posting list or value stream is cut into chunks of about so many bytes.
inline constexpr std::size_t kChunkBytes = 2000;

}  // namespace cotejo
