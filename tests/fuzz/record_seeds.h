// SPDX-License-Identifier: GPL-3.0-or-later
// Files of the formats that carry whole records: tables, Markdown and JSON Lines.
#pragma once

#include <string_view>

#include "tests/fuzz/reader_seeds.h"

namespace cotejo {

/// Of "csv", "markdown" or "jsonl".
ReaderSeeds record_seeds(std::string_view format);

}  // namespace cotejo
