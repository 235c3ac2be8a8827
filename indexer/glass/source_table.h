// SPDX-License-Identifier: GPL-3.0-or-later
// Databases that are read from front to back, to make others of them. Internal to indexer/glass.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include "core/glass/mapped_table.h"
#include "core/glass/version_file.h"
#include "indexer/glass/database_merger.h"

namespace cotejo {

/// A table of a database, to be read as a whole; nothing if the database has nothing in it. Throws
/// Failure if it cannot be opened.
std::optional<MappedTable> open_source_table(const std::filesystem::path& database,
                                             GlassTable table);

/// Of a document that comes of a source.
inline std::uint32_t merged_number(const DatabaseSource& source, std::uint32_t document) {
  return static_cast<std::uint32_t>(document + source.offset);
}

}  // namespace cotejo
