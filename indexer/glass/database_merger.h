// SPDX-License-Identifier: GPL-3.0-or-later
// Makes one database of several, as Xapian's compaction does, but with lists of postings and values
// cut anew: of many small databases come many small chunks, each with its key.
// docs/decisions/0023-merging.md.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>

namespace cotejo {

struct DatabaseSource {
  std::filesystem::path database;
  std::int64_t offset = 0;  ///< what a document's number grows by; all lie behind the source before
};

/// Makes the folder `merged`, without positions, term lists and checksums; nothing is synced. Holds
/// one list of postings, eight bytes each. Throws Failure.
void merge_tables(std::span<const DatabaseSource> sources, const std::filesystem::path& merged);

}  // namespace cotejo
