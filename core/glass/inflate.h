// SPDX-License-Identifier: GPL-3.0-or-later
// Raw DEFLATE, which glass databases keep long entries in (indexer/glass/deflater.h writes it).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cotejo {

/// Nothing: the bytes are damaged, or there would be more than 256 MiB (a record has 64 at most).
std::optional<std::string> inflate(std::string_view deflated);

}  // namespace cotejo
