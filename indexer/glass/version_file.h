// SPDX-License-Identifier: GPL-3.0-or-later
// The file that makes a folder of tables a database: where each tree's root is, and what Xapian
// wants to know of all documents.
#pragma once

#include <algorithm>
#include <cstdint>
#include <filesystem>

#include "core/glass/version_file.h"
#include "indexer/glass/table_writer.h"

namespace cotejo {

/// Lengths and frequencies count words by their gains.
struct DatabaseStatistics {
  std::uint32_t documents = 0;
  std::uint32_t last_document = 0;  ///< its number
  std::uint64_t length = 0;         ///< of all documents
  std::uint64_t shortest = 0;       ///< of those with any words
  std::uint64_t longest = 0;
  std::uint32_t most_frequent = 0;  ///< a term within a document

  /// The next one by number.
  void add_document(std::uint32_t document, std::uint64_t words) {
    ++documents;
    last_document = document;
    length += words;
    longest = std::max(longest, words);
    if (words > 0 && (shortest == 0 || words < shortest)) shortest = words;
  }
  /// Of a term within a document.
  void add_frequency(std::uint32_t frequency) {
    most_frequent = std::max(most_frequent, frequency);
  }
};

struct TableRoots {
  TableRoot postings;
  TableRoot data;
};

/// Without tables of positions and of term lists. Throws Failure.
void write_version_file(const std::filesystem::path& folder, const TableRoots& roots,
                        const DatabaseStatistics& statistics);

/// Makes the database in `folder` have another one of its tables, or none if `root` has no entries.
/// Throws Failure.
void replace_root(const std::filesystem::path& folder, GlassTable table, const TableRoot& root);

}  // namespace cotejo
