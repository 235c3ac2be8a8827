// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/glass/mapped_data.h"

#include <fmt/format.h>

#include "core/base/result.h"
#include "core/glass/inflate.h"
#include "core/glass/packed.h"
#include "core/glass/version_file.h"

namespace cotejo {

std::optional<MappedData> MappedData::open(const std::filesystem::path& folder) {
  const auto version = read_glass_version(folder);
  if (!version || version->root(GlassTable::kData).is_empty) return std::nullopt;
  auto table = MappedTable::open(folder / table_file_name(GlassTable::kData),
                                 version->root(GlassTable::kData), MappedTable::Leaves::kRead);
  if (!table) return std::nullopt;
  return MappedData(std::move(*table));
}

std::string MappedData::of(std::uint32_t document) const {
  std::string key;
  pack_uint_preserving_sort(key, document);
  MappedTable::Cursor cursor(table_);
  if (!cursor.find(key)) return {};
  const std::string_view kept = cursor.kept_tag();
  if (!cursor.is_deflated()) return std::string(kept);
  auto data = inflate(kept);
  if (!data) {
    throw Failure(
        fmt::format("the text of document {} is damaged; cotejo-indexer verify tells what is, "
                    "docs/reliability.md what to do",
                    document));
  }
  return std::move(*data);
}

}  // namespace cotejo
