// SPDX-License-Identifier: GPL-3.0-or-later
// Makes one table of postings of several. Internal to indexer/glass.
#pragma once

#include <filesystem>
#include <span>

#include "indexer/glass/database_merger.h"
#include "indexer/glass/table_writer.h"
#include "indexer/glass/version_file.h"

namespace cotejo {

struct MergedPostings {
  TableRoot root;
  DatabaseStatistics statistics;
};

/// Writes the table into `file`. Throws Failure.
MergedPostings merge_postings(std::span<const DatabaseSource> sources,
                              const std::filesystem::path& file);

}  // namespace cotejo
