// SPDX-License-Identifier: GPL-3.0-or-later
// The posting lists and positions of a glass database that nobody writes any more, read off its
// mapped files: what Xapian's iterators give, without a call for each posting and each block.
// docs/decisions/0020-mapped-postings.md.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/unfilled.h"
#include "core/glass/mapped_table.h"
#include "core/glass/packed_positions.h"

namespace cotejo {

/// That a document has a term, and how often.
struct Posting {
  std::uint32_t document;
  std::uint32_t frequency;
};

/// Documents are numbered from 1. Several threads may ask at once. Throws Failure if a table is
/// damaged.
class MappedPostings {
 public:
  /// Nothing if the folder holds no database of this format in files of its own.
  static std::optional<MappedPostings> open(const std::filesystem::path& folder);

  /// How many documents have the term; 0: none.
  std::uint32_t frequency(std::string_view term) const;

  /// Has any document positions of the term? If not, mostly false: a look-up that touches less than
  /// frequency() does.
  bool may_have_positions(std::string_view term) const {
    return !packed_ || packed_->may_have(term);
  }

  /// Are positions packed? If not, they are read of Xapian's table.
  bool has_packed_positions() const { return packed_.has_value(); }

  /// The table itself, for who reads all of it.
  const MappedTable& table() const { return postings_; }

  /// The whole list, documents ascending.
  UnfilledVector<Posting> read(std::string_view term) const;
  /// Those of some documents, a bit each: of document n, bit n % 64 of word n / 64. There must be
  /// bits for all documents.
  UnfilledVector<Posting> read(std::string_view term, std::span<const std::uint64_t> among) const;

  /// The documents of a list one after another, and any of those behind, from the first on.
  class Walk;

  /// The positions of a term, document by document.
  class Positions;

  /// The values of a slot, document by document: core/glass/mapped_values.h.
  class Values;

 private:
  MappedPostings(MappedTable postings, std::optional<MappedTable> positions,
                 std::optional<PackedPositions> packed, std::uint32_t last)
      : postings_(std::move(postings)),
        positions_(std::move(positions)),
        packed_(std::move(packed)),
        last_(last) {}

  [[noreturn]] static void refuse(std::string_view term);
  template <typename Keeps>
  UnfilledVector<Posting> read_list(std::string_view term, const Keeps& keeps) const;

  MappedTable postings_;
  std::optional<MappedTable> positions_;   // none: no term has any
  std::optional<PackedPositions> packed_;  // the same, where there is the file
  std::uint32_t last_;                     // the last document's number
};

class MappedPostings::Positions {
 public:
  /// Of the database, which must stay where it is.
  Positions(const MappedPostings& database, std::string_view term);

  /// Puts those in the document, ascending, at the end of `positions`; none, if it has none there.
  /// Documents that ascend take the least time.
  void read(std::uint32_t document, std::vector<std::uint32_t>& positions);

 private:
  std::string key_;  // of the term, without the document
  std::size_t prefix_;
  std::optional<PackedPositions::List> packed_;
  std::optional<MappedTable::Cursor> cursor_;  // where they are not packed; none: there are none
};

class MappedPostings::Walk {
 public:
  /// Of the database, which must stay where it is.
  Walk(const MappedPostings& database, std::string_view term);

  /// The first document of the list from `document` on; 0: none. `document` must not be less than
  /// what was given last.
  std::uint32_t next_from(std::uint32_t document);
  /// The term's frequency in the document that was given last.
  std::uint32_t frequency() const { return frequency_; }

 private:
  bool read_chunk();
  void go_to_chunk_of(std::uint32_t document);

  const MappedPostings& database_;
  std::string term_;
  std::string prefix_;  // of the keys of all chunks but the first
  MappedTable::Cursor cursor_;
  std::string_view entries_;    // of the chunk, behind the current one
  std::uint32_t document_ = 0;  // 0: before the first
  std::uint32_t frequency_ = 0;
  std::uint32_t last_of_chunk_ = 0;  // its last document
  bool is_last_chunk_ = true;
  bool at_end_ = false;
};

}  // namespace cotejo
