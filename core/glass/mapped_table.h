// SPDX-License-Identifier: GPL-3.0-or-later
// One table of a glass database, a B-tree file, mapped into memory: looking an entry up takes no
// call of the system and copies no block, but where its leaves are to be read. For databases that
// nobody writes any more.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/base/descriptor.h"
#include "core/base/mapped_file.h"

namespace cotejo {

/// Where the version file says that the tree begins.
struct TreeRoot {
  std::uint32_t block = 0;
  std::uint32_t level = 0;
  bool is_empty = true;
  std::uint32_t block_bytes = 0;
};

class MappedTable {
 public:
  class Cursor;

  /// How the entries, which lie on the leaves of the tree, come into memory.
  enum class Leaves {
    kMapped,  ///< those asked for lie near each other, or are asked for again
    kRead,    ///< a few here and there of a large table: a page that is touched for the first time
              ///< brings in and maps what lies around it, which takes longer than reading a block
  };

  /// Nothing if the file cannot be mapped.
  static std::optional<MappedTable> open(const std::filesystem::path& path, const TreeRoot& root,
                                         Leaves leaves = Leaves::kMapped);

  bool is_empty() const { return root_.is_empty; }

 private:
  static constexpr std::size_t kMostLevels = 10;  // Xapian's

  // An entry's part, in the bytes of its block.
  struct Item {
    std::string_view key;
    std::uint32_t part = 1;
    bool is_last = true;
    bool is_compressed = false;
    std::string_view tag;
  };

  MappedTable(MappedFile file, const TreeRoot& root, std::string name)
      : file_(std::move(file)), root_(root), name_(std::move(name)) {}

  // A block of the tree; of a leaf that is read, `read` holds it.
  std::string_view block(std::uint32_t number, std::size_t level, std::string& read) const;
  std::string_view read_leaf(std::uint64_t begin, std::string& read) const;
  std::size_t items(std::string_view block) const;
  std::string_view item_bytes(std::string_view block, std::size_t item) const;
  Item leaf_item(std::string_view block, std::size_t item) const;
  std::uint32_t child(std::string_view block, std::size_t item) const;
  std::string_view leaf_key(std::string_view block, std::size_t item) const;
  bool is_up_to(std::string_view block, std::size_t level, std::size_t item,
                std::string_view key) const;
  std::size_t last_up_to(std::string_view block, std::size_t level, std::string_view key,
                         std::size_t from = 0) const;
  [[noreturn]] void refuse(const char* what) const;

  MappedFile file_;
  std::optional<Descriptor> leaves_;  // where they are read
  TreeRoot root_;
  std::string name_;  // for messages
};

/// A place in a table, which must outlive it and stay where it is. All throw Failure if the table
/// is damaged.
class MappedTable::Cursor {
 public:
  explicit Cursor(const MappedTable& table) : table_(table) {}

  /// Goes to the entry of `key`, or if there is none to the one before it; there always is one, of
  /// an empty key. Is it the entry of `key`? The table must not be empty. Keys that rise, and lie
  /// close together, are found from one to the next.
  bool find(std::string_view key);
  /// False: there is none.
  bool next();

  std::string_view key() const { return item_.key; }
  bool is_deflated() const { return item_.is_compressed; }
  /// The entry, which must not be deflated. Valid until the cursor moves.
  std::string_view tag();
  /// The same, as it is kept, deflated or not.
  std::string_view kept_tag();

 private:
  struct Place {
    std::string_view block;
    std::size_t item = 0;
  };
  bool step(bool forward);
  bool find_in_leaf(std::string_view key);
  void read() { item_ = table_.leaf_item(path_[0].block, path_[0].item); }

  const MappedTable& table_;
  std::array<Place, kMostLevels + 1> path_{};  // by level: the leaf first
  Item item_;
  std::string parts_;  // of an entry of several
  std::string read_;   // the leaf, where leaves are read
};

}  // namespace cotejo
