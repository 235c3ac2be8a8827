// SPDX-License-Identifier: GPL-3.0-or-later
// What the version file of a glass database says of its tables.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>
#include <utility>

#include "core/glass/mapped_table.h"

namespace cotejo {

/// In the order of the version file.
enum class GlassTable : std::size_t {
  kPostings,
  kData,
  kTermLists,
  kPositions,
  kSpelling,
  kSynonyms
};

/// In the folder of its database.
const char* table_file_name(GlassTable table);

struct GlassVersion {
  static constexpr std::size_t kTables = 6;

  const TreeRoot& root(GlassTable table) const { return roots[static_cast<std::size_t>(table)]; }

  std::array<TreeRoot, kTables> roots;  ///< by GlassTable
  std::uint32_t last_document = 0;      ///< its number
};

/// Where the bytes of a version file tell of a table, and where they have done so; nothing if these
/// are none of this format.
std::optional<std::pair<std::size_t, std::size_t>> root_place(std::string_view version_file,
                                                              GlassTable table);

/// Nothing if the folder holds no database of this format in files of its own.
std::optional<GlassVersion> read_glass_version(const std::filesystem::path& folder);

}  // namespace cotejo
