// SPDX-License-Identifier: GPL-3.0-or-later
// The values of one slot, read off the mapped tables of a glass database: what Xapian gives,
// without opening each document first. docs/decisions/0020-mapped-postings.md.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/glass/mapped_postings.h"

namespace cotejo {

class MappedPostings::Values {
 public:
  /// Of the database, which must stay where it is.
  Values(const MappedPostings& database, std::uint32_t slot);

  /// The document's value; empty, if it has none. Valid until the next call. Documents that ascend
  /// take the least time. Throws Failure if the table is damaged.
  std::string_view of(std::uint32_t document);

 private:
  bool go_to_chunk_of(std::uint32_t document);
  void walk_to(std::uint32_t document);
  void read_entry(std::uint64_t document);

  std::string key_;  // of the slot, and behind it of a document
  std::size_t prefix_;
  std::uint32_t last_;  // the last document's number
  MappedTable::Cursor cursor_;
  std::string_view entries_;    // of the chunk, behind the current one
  std::uint32_t document_ = 0;  // the current entry's; 0: none
  std::string_view value_;
};

}  // namespace cotejo
