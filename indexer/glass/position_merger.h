// SPDX-License-Identifier: GPL-3.0-or-later
// Makes one file of packed positions of several, as their databases become one.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

namespace cotejo {

struct PositionSource {
  std::filesystem::path file;  ///< of packed positions
  std::vector<bool> kept;      ///< by document; empty: all are
  std::int64_t offset = 0;     ///< what a document's number grows by
};

/// The documents of the sources must come one source's behind the other's. Holds the lists of one
/// term. Throws Failure.
void merge_positions(const std::vector<PositionSource>& sources, const std::filesystem::path& file);

}  // namespace cotejo
