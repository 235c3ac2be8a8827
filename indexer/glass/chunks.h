// SPDX-License-Identifier: GPL-3.0-or-later
// Posting lists and value streams, cut into chunks of some 2,000 bytes, so that a search can pass
// over what it does not want. Internal to indexer/glass.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/glass/table_writer.h"

namespace cotejo {

/// One term's documents. The empty term: all documents, with their lengths.
class PostingChunks {
 public:
  /// `documents`, `occurrences`: what the list says of itself. The views must stay valid.
  PostingChunks(TableWriter& table, std::string_view term, std::uint64_t documents,
                std::uint64_t occurrences)
      : table_(table), term_(term), documents_(documents), occurrences_(occurrences) {}
  /// `document` ≥ 1, rising.
  void add(std::uint32_t document, std::uint64_t frequency);
  void finish() { write(true); }

 private:
  void write(bool last);

  TableWriter& table_;
  std::string_view term_;
  std::uint64_t documents_;
  std::uint64_t occurrences_;
  std::string entries_;
  std::uint32_t first_ = 0;  // document of the chunk
  std::uint32_t last_ = 0;
  bool is_first_chunk_ = true;
};

/// The values of one slot.
class ValueChunks {
 public:
  ValueChunks(TableWriter& table, std::uint32_t slot) : table_(table), slot_(slot) {}
  /// `document` ≥ 1, rising.
  void add(std::uint32_t document, std::string_view value);
  void finish();

 private:
  TableWriter& table_;
  std::uint32_t slot_;
  std::string entries_;
  std::uint32_t first_ = 0;
  std::uint32_t last_ = 0;
};

}  // namespace cotejo
