// SPDX-License-Identifier: GPL-3.0-or-later
// The table of postings of a glass database read from front to back, whatever it holds: what merges
// it, and what looks for all that some documents have.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/glass/mapped_table.h"
#include "core/glass/unpack.h"

namespace cotejo {

/// One chunk of a list after another: of metadata, values, lengths of documents and postings, in
/// this order. All throw Failure if the table is damaged.
class PostingEntries {
 public:
  enum class Kind { kMetadata, kValueStatistics, kValues, kLengths, kPostings };

  /// `table` must outlive it and stay where it is; it may be empty.
  explicit PostingEntries(const MappedTable& table);

  /// To the next chunk. False: there is none.
  bool next();

  Kind kind() const { return kind_; }
  /// That of the entry; those of all chunks of a list begin with list().
  std::string_view key() const { return cursor_.key(); }
  std::string_view tag() const { return tag_; }
  /// What is the same for all chunks of a list, and sorts as lists do.
  const std::string& list() const { return list_; }
  /// Of postings.
  std::string term() const;
  /// Of values and their statistics.
  std::uint32_t slot() const { return slot_; }
  std::uint32_t first_document() const { return first_; }
  /// Of lengths and postings.
  std::uint32_t last_document() const { return last_; }
  /// Of postings: is it the first chunk of its list? Then how many documents the list has.
  bool begins_list() const { return begins_list_; }
  std::uint64_t documents() const { return documents_; }

  /// Calls `visit` with each document of a chunk of lengths or postings, and its number there.
  template <typename Visit>
  void for_each_posting(const Visit& visit) const {
    Unpacker bytes(entries_);
    std::uint64_t document = first_;
    while (true) {
      const std::uint64_t number = bytes.uint();
      visit(static_cast<std::uint32_t>(document), number);
      if (bytes.at_end()) break;
      document += bytes.uint() + 1;
      if (document > last_) refuse();
    }
    if (!bytes.good() || document != last_) refuse();
  }

  /// Calls `visit` with each document of a chunk of values, and its value.
  template <typename Visit>
  void for_each_value(const Visit& visit) const {
    Unpacker bytes(entries_);
    std::uint64_t document = first_;
    while (true) {
      const std::string_view value = bytes.text(bytes.uint());
      if (!bytes.good() || document > UINT32_MAX) refuse();
      visit(static_cast<std::uint32_t>(document), value);
      if (bytes.at_end()) break;
      document += bytes.uint() + 1;
    }
  }

 private:
  void read_special();
  void read_postings();
  void begin_list(std::string_view list);
  void read_first_document(Unpacker key);
  void read_chunk(Unpacker bytes);
  [[noreturn]] void refuse() const;

  bool is_empty_;
  MappedTable::Cursor cursor_;
  Kind kind_ = Kind::kMetadata;
  std::string list_;
  std::string_view tag_;
  std::string_view entries_;  // of the chunk, behind its head
  std::uint32_t slot_ = 0;
  std::uint32_t first_ = 0;
  std::uint32_t last_ = 0;
  bool begins_list_ = false;
  std::uint64_t documents_ = 0;
};

}  // namespace cotejo
