// SPDX-License-Identifier: GPL-3.0-or-later
// Other authority files give statements other names: those are built anew, within the same publish.
#pragma once

#include <cstdint>

#include "core/names/authorities.h"
#include "indexer/write/index_writer.h"

namespace cotejo {

/// Replaces each statement that this run keeps and whose names by `after` are others than by
/// `before`, by itself. Their records stay as they are. Returns how many.
std::uint64_t rebuild_renamed(IndexWriter& writer, const Authorities& before,
                              const Authorities& after);

}  // namespace cotejo
