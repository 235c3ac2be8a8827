// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/source_table.h"

#include <fmt/format.h>

#include "core/base/result.h"

namespace cotejo {

std::optional<MappedTable> open_source_table(const std::filesystem::path& database,
                                             GlassTable table) {
  const auto version = read_glass_version(database);
  if (!version) {
    throw Failure(fmt::format("'{}' is no database of Xapian 1.4's", database.string()));
  }
  if (version->root(table).is_empty) return std::nullopt;
  // Mapped, all of it would count as memory of the process.
  auto opened = MappedTable::open(database / table_file_name(table), version->root(table),
                                  MappedTable::Leaves::kRead);
  if (!opened) {
    throw Failure(fmt::format("cannot open '{}'", (database / table_file_name(table)).string()));
  }
  return opened;
}

}  // namespace cotejo
