// SPDX-License-Identifier: GPL-3.0-or-later
// The layout of a block (Xapian's backends/glass/glass_table.h tells it at length; numbers have the
// highest byte first): revision, 4 bytes; level, 1; largest gap, free bytes and the directory's
// end, 2 each; the directory, 2 bytes for the offset of each item. The items fill the block from
// its end.
#include "indexer/glass/table_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "core/base/result.h"
#include "core/glass/glass_format.h"

namespace cotejo {
namespace {

constexpr std::size_t kDirectory = 11;  // where the directory begins
constexpr std::size_t kPointerBytes = 2;
// A block has room for four items at least, so that the tree branches.
constexpr std::size_t kMostItemBytes = (kBlockBytes - kDirectory - 4 * kPointerBytes) / 4;
constexpr std::size_t kMostKeyBytes = 255;
// Flags of a leaf item, in the top bits of its size.
constexpr unsigned kCompressed = 0x8000;
constexpr unsigned kLastPart = 0x4000;
constexpr unsigned kFirstPart = 0x2000;
// A part of a tag that does not fill at least so much of a block's rest begins the next block.
constexpr std::size_t kLeastPartBytes = 48;

std::size_t leaf_head_bytes(std::string_view key, bool first) {
  return 2 + 1 + key.size() + (first ? 0U : 2U);
}

}  // namespace

class TableWriter::Block {
 public:
  explicit Block(std::size_t level) : level_(level) { clear(); }

  void begin(std::string_view key, std::uint16_t part) {
    clear();
    first_key.assign(key);
    first_part = part;
  }
  /// Room for one more item, its directory entry taken off; may be below zero.
  std::ptrdiff_t room() const {
    return static_cast<std::ptrdiff_t>(items_) - static_cast<std::ptrdiff_t>(directory_) -
           static_cast<std::ptrdiff_t>(kPointerBytes);
  }
  /// Takes the place of an item of that size.
  void begin_item(std::size_t size) {
    items_ -= size;
    at_ = items_;
    write_number(directory_, items_, 2);
    directory_ += kPointerBytes;
  }
  void put(std::uint64_t number, std::size_t bytes) {
    write_number(at_, number, bytes);
    at_ += bytes;
  }
  void put(std::string_view text) {
    text.copy(&bytes_[at_], text.size());
    at_ += text.size();
  }
  std::string_view finish() {
    const std::size_t free = items_ - directory_;
    std::fill(bytes_.begin() + static_cast<std::ptrdiff_t>(directory_),
              bytes_.begin() + static_cast<std::ptrdiff_t>(items_), '\0');
    write_number(0, kGlassRevision, 4);
    write_number(4, level_, 1);
    write_number(5, free, 2);
    write_number(7, free, 2);
    write_number(9, directory_, 2);
    return bytes_;
  }

  // What divides it from the block before, on the level above.
  std::string first_key;
  std::uint16_t first_part = 0;

 private:
  void clear() {
    directory_ = kDirectory;
    items_ = kBlockBytes;
  }
  void write_number(std::size_t at, std::uint64_t number, std::size_t bytes) {
    for (std::size_t i = bytes; i-- > 0; number >>= 8) bytes_[at + i] = static_cast<char>(number);
  }

  std::size_t level_;
  std::string bytes_ = std::string(kBlockBytes, '\0');
  std::size_t directory_ = 0;
  std::size_t items_ = 0;
  std::size_t at_ = 0;
};

// The blocks of one level above the leaves.
class TableWriter::Branches {
 public:
  struct Ended {
    std::string bytes;
    std::string first_key;
    std::uint16_t first_part;
  };

  explicit Branches(std::size_t level) : open_(level) {}

  /// `key`, `part`: what divides the child from the one before.
  void add(std::uint32_t child, std::string_view key, std::uint16_t part) {
    const std::size_t size = 4 + 1 + key.size() + 2;
    if (open_.room() < static_cast<std::ptrdiff_t>(size)) {
      end();
      open_.begin(key, part);
      // The first child's key stands on the level above alone.
      key = {};
      part = 0;
    }
    open_.begin_item(4 + 1 + key.size() + 2);
    open_.put(child, 4);
    open_.put(key.size(), 1);
    open_.put(key);
    open_.put(part, 2);
  }
  const std::vector<Ended>& finish() {
    end();
    return ended_;
  }

 private:
  void end() { ended_.push_back({std::string(open_.finish()), open_.first_key, open_.first_part}); }

  Block open_;
  std::vector<Ended> ended_;
};

TableWriter::TableWriter(std::filesystem::path path) : file_(std::move(path)) {}
TableWriter::~TableWriter() = default;

void TableWriter::add(std::string_view key, std::string_view tag, bool compressed) {
  if (key.empty() || key.size() > kMostKeyBytes) {
    throw Failure(fmt::format("a key of {} bytes does not fit into the index", key.size()));
  }
  if (!leaf_) {
    leaf_ = std::make_unique<Block>(0);
    // Each tree begins with an empty key: what is searched for always has one before it.
    leaf_->begin_item(3);
    leaf_->put(kFirstPart | kLastPart, 2);
    leaf_->put(0, 1);
  }
  const unsigned flags = compressed ? kCompressed : 0;
  const std::size_t whole = leaf_head_bytes(key, true) + tag.size();
  if (whole <= kMostItemBytes) {
    if (leaf_->room() < static_cast<std::ptrdiff_t>(whole)) begin_leaf(key, 1);
    add_part(key, 1, tag, flags | kFirstPart | kLastPart);
  } else {
    for (std::uint16_t part = 1; part == 1 || !tag.empty(); ++part) {
      if (part == 0) throw Failure("an entry of the index has become too large");
      const std::size_t head = leaf_head_bytes(key, part == 1);
      std::size_t length = std::min(tag.size(), kMostItemBytes - head);
      if (const auto room = leaf_->room(); room < static_cast<std::ptrdiff_t>(head + length)) {
        if (room < static_cast<std::ptrdiff_t>(head + kLeastPartBytes)) {
          begin_leaf(key, part);
        } else {
          length = static_cast<std::size_t>(room) - head;
        }
      }
      const unsigned ends = (part == 1 ? kFirstPart : 0) | (length == tag.size() ? kLastPart : 0);
      add_part(key, part, tag.substr(0, length), flags | ends);
      tag.remove_prefix(length);
    }
  }
  last_key_.assign(key);
  ++entries_;
}

void TableWriter::add_part(std::string_view key, std::uint16_t part, std::string_view tag,
                           unsigned flags) {
  const std::size_t size = leaf_head_bytes(key, part == 1) + tag.size();
  leaf_->begin_item(size);
  leaf_->put((size - 3) | flags, 2);
  leaf_->put(key.size(), 1);
  leaf_->put(key);
  if (part != 1) leaf_->put(part, 2);
  leaf_->put(tag);
}

void TableWriter::begin_leaf(std::string_view key, std::uint16_t part) {
  end_leaf();
  // As much of the key as tells it from the one before; parts of one entry are told by number.
  const std::string_view before = part == 1 ? std::string_view(last_key_) : key;
  const auto differs = std::mismatch(key.begin(), key.end(), before.begin(), before.end()).first;
  const auto same = static_cast<std::size_t>(differs - key.begin());
  leaf_->begin(key.substr(0, std::min(same + 1, key.size())), part);
}

void TableWriter::end_leaf() {
  const std::uint32_t number = file_.append(leaf_->finish());
  if (!above_) above_ = std::make_unique<Branches>(1);
  above_->add(number, leaf_->first_key, leaf_->first_part);
}

TableRoot TableWriter::finish() {
  TableRoot root;
  if (!leaf_) return root;
  if (!above_) {
    root.block = file_.append(leaf_->finish());
  } else {
    end_leaf();
    // Level by level, up to the one of a single block.
    for (bool is_root = false; !is_root;) {
      const std::vector<Branches::Ended>& blocks = above_->finish();
      is_root = blocks.size() == 1;
      ++root.level;
      auto next = std::make_unique<Branches>(root.level + 1);
      for (const Branches::Ended& block : blocks) {
        root.block = file_.append(block.bytes);
        if (!is_root) next->add(root.block, block.first_key, block.first_part);
      }
      above_ = std::move(next);
    }
  }
  root.entries = entries_;
  root.end_block = file_.blocks();
  file_.close();
  return root;
}

}  // namespace cotejo
