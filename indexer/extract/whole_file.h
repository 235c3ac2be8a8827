// SPDX-License-Identifier: GPL-3.0-or-later
// Files that a parser needs whole, within their bounds.
#pragma once

#include <cstdint>
#include <string>

#include "core/base/result.h"
#include "core/formats/byte_source.h"

namespace cotejo {

/// All of it, unpacked. Error code too-big: it is longer. Throws Failure as ByteSource::read()
/// does.
Result<std::string> read_whole_file(ByteSource& source, std::uint64_t most_bytes);

}  // namespace cotejo
