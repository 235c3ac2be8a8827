// SPDX-License-Identifier: GPL-3.0-or-later
// Writes one table of a glass database, a B-tree file, from entries that come sorted: each block is
// written once, in order, and never read. Xapian's own writer searches the tree for every entry.
//
// The leaves come first, then all that is above them: a reader that has mapped the file finds its
// way in few pages that lie together, where each page that it touches for the first time takes
// long.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/glass/block_file.h"

namespace cotejo {

/// What the version file says of a table.
struct TableRoot {
  std::uint32_t block = 0;
  std::uint32_t level = 0;
  std::uint64_t entries = 0;    ///< 0: there is no root block
  std::uint32_t end_block = 0;  ///< the first that is not in use
};

class TableWriter {
 public:
  /// Makes the file when the first entry comes. Throws Failure, as the others do.
  explicit TableWriter(std::filesystem::path path);
  ~TableWriter();

  /// `key`: 1–255 bytes, behind all before it in byte order. `compressed`: `tag` is deflated.
  void add(std::string_view key, std::string_view tag, bool compressed = false);
  /// Writes what is left, and closes the file; not synced. Till then a four-hundredth of the table
  /// is kept in memory.
  TableRoot finish();

 private:
  class Block;
  class Branches;
  void add_part(std::string_view key, std::uint16_t part, std::string_view tag, unsigned flags);
  void begin_leaf(std::string_view key, std::uint16_t part);
  void end_leaf();

  BlockFile file_;
  std::unique_ptr<Block> leaf_;
  std::unique_ptr<Branches> above_;  // the leaves, once there are two; in memory till the end
  std::string last_key_;
  std::uint64_t entries_ = 0;
};

}  // namespace cotejo
