// SPDX-License-Identifier: GPL-3.0-or-later
// Documents' data, read off the mapped table of a glass database that nobody writes any more: what
// Xapian gives, without copies of blocks, and inflated by libdeflate.
// docs/decisions/0020-mapped-postings.md.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>

#include "core/glass/mapped_table.h"

namespace cotejo {

/// Several threads may ask at once.
class MappedData {
 public:
  /// Nothing if the folder holds no database of this format in files of its own, or no data.
  static std::optional<MappedData> open(const std::filesystem::path& folder);

  /// The data of a document; empty, if it has none or there is no such document. Throws Failure if
  /// the table is damaged.
  std::string of(std::uint32_t document) const;

 private:
  explicit MappedData(MappedTable table) : table_(std::move(table)) {}

  MappedTable table_;
};

}  // namespace cotejo
