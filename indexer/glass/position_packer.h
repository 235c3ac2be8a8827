// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the positions of a glass database once more, as core/glass/packed_positions.h reads them.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace cotejo {

/// Of the database in `folder`, which nobody writes any more. No file is written if it has no
/// positions, or is of another format: they are read of its table then. Holds the entries of one
/// term, and sixteen bytes a term. Throws Failure.
void pack_positions(const std::filesystem::path& folder, const std::filesystem::path& file);

/// Which term and document of the database, if any, the file gives other positions than its table.
/// Nothing too if there is no file. Throws Failure if either is damaged.
std::optional<std::string> packed_positions_fault(const std::filesystem::path& folder,
                                                  const std::filesystem::path& file);

}  // namespace cotejo
