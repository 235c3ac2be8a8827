// SPDX-License-Identifier: GPL-3.0-or-later
// The positions of a segment's words, term by term. In Xapian's table of them, which indexes for
// servers have too, each list has a key of its own, of some fifteen bytes, and a word's positions
// in some hundred documents lie on nearly as many blocks; here they take a quarter to a third of
// the room, one behind the other. docs/index-format.md has the layout;
// indexer/glass/packed_writer.cc writes it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/mapped_file.h"

namespace cotejo {

inline constexpr const char* kPackedPositionsName = "positions.packed";

/// Such a file, open for reading. It stays true of a segment that has lost documents since. Several
/// threads may ask at once.
class PackedPositions {
 public:
  /// Nothing if the file is missing or not whole.
  static std::optional<PackedPositions> open(const std::filesystem::path& file);

  /// Has any document positions of the term? If not, false; else true, and of one term in ten
  /// million too that has none.
  bool may_have(std::string_view term) const;

  /// The positions of a term, document by document.
  class List;

  /// Where the list of a term begins, and some of the bits of its hash: most terms that are asked
  /// for and not there are told by these alone.
  struct Slot {
    static constexpr unsigned kBeginBits = 40;

    static std::uint64_t pack(std::uint64_t hash, std::uint64_t begin) {
      return (hash >> kBeginBits) << kBeginBits | begin;
    }
    static std::uint64_t begin(std::uint64_t slot) {
      return slot & ((std::uint64_t{1} << kBeginBits) - 1);
    }
    static bool may_be_of(std::uint64_t slot, std::uint64_t hash) {
      return slot >> kBeginBits == hash >> kBeginBits;
    }
  };

  static constexpr std::string_view kMagic = "COTEJOP1";
  static constexpr std::size_t kGroup = 64;  ///< documents of a group

 private:
  PackedPositions(MappedFile file, std::size_t slots, std::size_t slots_at)
      : file_(std::move(file)), slots_(slots), slots_at_(slots_at) {}

  // The list of a term, from its number of documents on to the end of the file; empty: none.
  std::string_view list_of(std::string_view term) const;
  // Calls `visit` with the slots that may be the term's, until it returns true; does any?
  template <typename Visit>
  bool any_slot(std::string_view term, const Visit& visit) const;

  MappedFile file_;
  std::size_t slots_;     // a power of two
  std::size_t slots_at_;  // where they begin
};

/// Throws Failure if the file is damaged.
class PackedPositions::List {
 public:
  /// Of the file, which must outlive it.
  List(const PackedPositions& file, std::string_view term);

  /// Puts those in the document, ascending, at the end of `positions`; none, if it has none there.
  /// Documents that ascend take the least time.
  void read(std::uint32_t document, std::vector<std::uint32_t>& positions);

 private:
  std::uint32_t first_document(std::size_t group) const;
  std::size_t group_of(std::uint32_t document) const;
  void enter(std::size_t group);
  [[noreturn]] void refuse() const;

  std::string term_;  // for messages
  std::uint32_t documents_ = 0;
  std::size_t groups_ = 0;
  std::string_view heads_;    // of the groups
  std::string_view entries_;  // of all
  // Where it stands, within a group.
  std::size_t group_ = 0;
  std::size_t left_ = 0;      // entries
  std::string_view rest_;     // their bytes
  std::uint32_t before_ = 0;  // what the next one's document is counted from
  std::uint32_t least_ = 0;   // documents before it lie behind
};

}  // namespace cotejo
