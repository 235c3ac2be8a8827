// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/database_merger.h"

#include <fmt/format.h>

#include <future>
#include <string>
#include <utility>

#include "core/base/result.h"
#include "core/glass/packed.h"
#include "core/glass/unpack.h"
#include "indexer/glass/posting_merger.h"
#include "indexer/glass/source_table.h"
#include "indexer/glass/table_writer.h"
#include "indexer/glass/version_file.h"

namespace cotejo {
namespace {

namespace fs = std::filesystem;

// Documents' data, deflated or not, as it is.
TableRoot merge_data(std::span<const DatabaseSource> sources, const fs::path& file) {
  TableWriter table_of_all(file);
  std::string key;
  std::uint32_t last = 0;
  for (const DatabaseSource& source : sources) {
    const auto table = open_source_table(source.database, GlassTable::kData);
    if (!table) continue;
    MappedTable::Cursor entry(*table);
    entry.find("");
    while (entry.next()) {
      Unpacker number(entry.key());
      const auto document = static_cast<std::uint32_t>(number.sorted_uint());
      const std::uint32_t merged_as = merged_number(source, document);
      if (!number.good() || !number.at_end() || merged_as <= std::exchange(last, merged_as)) {
        throw Failure(
            fmt::format("a key of the table of texts in '{}' is damaged; cotejo-indexer "
                        "verify tells what is, docs/reliability.md what to do",
                        source.database.string()));
      }
      key.clear();
      pack_uint_preserving_sort(key, merged_as);
      table_of_all.add(key, entry.kept_tag(), entry.is_deflated());
    }
  }
  return table_of_all.finish();
}

}  // namespace

void merge_tables(std::span<const DatabaseSource> sources, const fs::path& merged) {
  fs::create_directories(merged);
  auto data = std::async(std::launch::async, [&] {
    return merge_data(sources, merged / table_file_name(GlassTable::kData));
  });
  const MergedPostings postings =
      merge_postings(sources, merged / table_file_name(GlassTable::kPostings));
  write_version_file(merged, {postings.root, data.get()}, postings.statistics);
}

}  // namespace cotejo
