// SPDX-License-Identifier: GPL-3.0-or-later
// The positions of a glass database in either way: in Xapian's table of them, and packed
// (core/glass/packed_positions.h). All throw Failure.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace cotejo {

/// Packs those of the table of a database that nobody writes. False, and no file, if there is none.
/// Holds the entries of one term, and sixteen bytes a term.
bool pack_positions(const std::filesystem::path& folder, const std::filesystem::path& file);

/// Gives the database a table with the positions of `file`, instead of the one that it may have.
/// Who has it open knows nothing of the new one. Not synced.
void write_position_table(const std::filesystem::path& folder, const std::filesystem::path& file);

/// Does a term have positions in each document that has it?
using HasPositions = bool (*)(std::string_view term);

/// Of which term and document of the database, if any, the file says something else than its table;
/// without a table: which document of a term that must have positions has none. Nothing too if
/// there is no file.
std::optional<std::string> packed_positions_fault(const std::filesystem::path& folder,
                                                  const std::filesystem::path& file,
                                                  HasPositions has_positions);

}  // namespace cotejo
