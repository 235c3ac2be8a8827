// SPDX-License-Identifier: GPL-3.0-or-later
// The layout of blocks is told in indexer/glass/table_writer.cc.
#include "core/glass/mapped_table.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <compare>

#include "core/base/result.h"

namespace cotejo {
namespace {

constexpr std::size_t kDirectory = 11;
constexpr std::size_t kPointerBytes = 2;
constexpr std::size_t kLevelAt = 4;
constexpr std::size_t kDirectoryEndAt = 9;
constexpr unsigned kCompressed = 0x8000;
constexpr unsigned kLastPart = 0x4000;
constexpr unsigned kFirstPart = 0x2000;
constexpr unsigned kSize = 0x1fff;

// The highest byte first.
std::uint32_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < size; ++i) {
    number = number << 8 | static_cast<unsigned char>(bytes[at + i]);
  }
  return number;
}

}  // namespace

std::optional<MappedTable> MappedTable::open(const std::filesystem::path& path,
                                             const TreeRoot& root, Leaves leaves) {
  auto file = MappedFile::open(path);
  if (!file || root.level > kMostLevels || root.block_bytes < 2048 || root.block_bytes > 65536) {
    return std::nullopt;
  }
  MappedTable table(std::move(*file), root, path.string());
  if (leaves == Leaves::kRead) {
    table.leaves_.emplace(path);
    if (table.leaves_->get() < 0) return std::nullopt;
  }
  return table;
}

void MappedTable::refuse(const char* what) const {
  throw Failure(fmt::format(
      "'{}' is damaged: {}; cotejo-indexer verify tells what is, docs/reliability.md what to do",
      name_, what));
}

std::string_view MappedTable::read_leaf(std::uint64_t begin, std::string& read) const {
  read.resize(root_.block_bytes);
  for (std::size_t done = 0; done < read.size();) {
    const ssize_t length = ::pread(leaves_->get(), read.data() + done, read.size() - done,
                                   static_cast<off_t>(begin + done));
    if (length < 0 && errno == EINTR) continue;
    if (length <= 0) refuse("a block cannot be read");
    done += static_cast<std::size_t>(length);
  }
  return read;
}

std::string_view MappedTable::block(std::uint32_t number, std::size_t level,
                                    std::string& read) const {
  const std::uint64_t begin = std::uint64_t{number} * root_.block_bytes;
  const std::string_view bytes = file_.bytes();
  if (begin + root_.block_bytes > bytes.size()) refuse("a block is missing");
  const std::string_view found =
      level == 0 && leaves_ ? read_leaf(begin, read) : bytes.substr(begin, root_.block_bytes);
  const std::size_t end = number_at(found, kDirectoryEndAt, 2);
  if (static_cast<unsigned char>(found[kLevelAt]) != level || end <= kDirectory ||
      end > root_.block_bytes) {
    refuse("a block is not what the tree says");
  }
  return found;
}

std::size_t MappedTable::items(std::string_view block) const {
  return (number_at(block, kDirectoryEndAt, 2) - kDirectory) / kPointerBytes;
}

// From the item on to the end of the block: it says itself where it ends.
std::string_view MappedTable::item_bytes(std::string_view block, std::size_t item) const {
  const std::size_t at = number_at(block, kDirectory + item * kPointerBytes, kPointerBytes);
  constexpr std::size_t kLeast = 3;
  if (at + kLeast > block.size()) refuse("an entry lies outside of its block");
  return block.substr(at);
}

MappedTable::Item MappedTable::leaf_item(std::string_view block, std::size_t item) const {
  const std::string_view bytes = item_bytes(block, item);
  const std::uint32_t head = number_at(bytes, 0, 2);
  const std::size_t size = (head & kSize) + 3;
  const std::size_t key_size = static_cast<unsigned char>(bytes[2]);
  const std::size_t part_size = (head & kFirstPart) != 0 ? 0 : 2;
  const std::size_t tag_at = 3 + key_size + part_size;
  if (size > bytes.size() || tag_at > size) refuse("an entry is longer than its block");
  Item found;
  found.key = bytes.substr(3, key_size);
  found.part = part_size == 0 ? 1 : number_at(bytes, 3 + key_size, 2);
  found.is_last = (head & kLastPart) != 0;
  found.is_compressed = (head & kCompressed) != 0;
  found.tag = bytes.substr(tag_at, size - tag_at);
  return found;
}

std::uint32_t MappedTable::child(std::string_view block, std::size_t item) const {
  const std::string_view bytes = item_bytes(block, item);
  if (bytes.size() < 4) refuse("an entry lies outside of its block");
  return number_at(bytes, 0, 4);
}

std::string_view MappedTable::leaf_key(std::string_view block, std::size_t item) const {
  const std::string_view bytes = item_bytes(block, item);
  const std::size_t size = static_cast<unsigned char>(bytes[2]);
  if (3 + size > bytes.size()) refuse("an entry is longer than its block");
  return bytes.substr(3, size);
}

// Are the item's key and part not behind the first part of `key`?
bool MappedTable::is_up_to(std::string_view block, std::size_t level, std::size_t item,
                           std::string_view key) const {
  if (level == 0) {
    const std::strong_ordering order = leaf_key(block, item) <=> key;
    return order < 0 || (order == 0 && leaf_item(block, item).part == 1);
  }
  const std::string_view bytes = item_bytes(block, item);
  const std::size_t size = bytes.size() < 5 ? 0 : static_cast<unsigned char>(bytes[4]);
  if (bytes.size() < 5 + size + 2) refuse("an entry is longer than its block");
  const std::strong_ordering order = bytes.substr(5, size) <=> key;
  return order < 0 || (order == 0 && number_at(bytes, 5 + size, 2) <= 1);
}

// The last item of the block, from `from` on, that is up to `key`; `from`, if none is.
std::size_t MappedTable::last_up_to(std::string_view block, std::size_t level, std::string_view key,
                                    std::size_t from) const {
  std::size_t low = from;
  std::size_t high = items(block);
  // In steps that double: what is looked for often lies near.
  for (std::size_t step = 1; from != 0 && low + step < high; step *= 2) {
    if (!is_up_to(block, level, low + step, key)) {
      high = low + step;
      break;
    }
    low += step;
  }
  while (high - low > 1) {
    const std::size_t middle = (low + high) / 2;
    (is_up_to(block, level, middle, key) ? low : high) = middle;
  }
  return low;
}

// Is it known to lie on the leaf that the cursor is at, not before it?
bool MappedTable::Cursor::find_in_leaf(std::string_view key) {
  Place& leaf = path_[0];
  if (leaf.block.empty() || item_.part != 1 || item_.key > key) return false;
  if (table_.leaf_key(leaf.block, table_.items(leaf.block) - 1) < key) return false;
  leaf.item = table_.last_up_to(leaf.block, 0, key, leaf.item);
  return true;
}

bool MappedTable::Cursor::find(std::string_view key) {
  if (!find_in_leaf(key)) {
    // Down from the lowest block that is known to have it below; the root, if none is.
    const bool lies_ahead = !path_[0].block.empty() && item_.part == 1 && item_.key <= key;
    std::size_t level =
        lies_ahead ? std::min<std::size_t>(1, table_.root_.level) : table_.root_.level;
    while (level < table_.root_.level &&
           table_.is_up_to(path_[level].block, level, table_.items(path_[level].block) - 1, key)) {
      ++level;
    }
    std::size_t from = lies_ahead ? path_[level].item : 0;
    if (!lies_ahead) path_[level].block = table_.block(table_.root_.block, level, read_);
    for (;; --level) {
      Place& place = path_[level];
      place.item = table_.last_up_to(place.block, level, key, std::exchange(from, 0));
      if (level == 0) break;
      path_[level - 1].block =
          table_.block(table_.child(place.block, place.item), level - 1, read_);
    }
  }
  read();
  // What divides blocks is shorter than keys: the last block before the divide may have it.
  if (item_.key > key) {
    if (!step(false)) table_.refuse("the tree has no first entry");
    read();
  }
  // Of an entry before it, the first part.
  while (item_.part != 1) {
    if (!step(false)) table_.refuse("an entry has no beginning");
    read();
  }
  return item_.key == key;
}

bool MappedTable::Cursor::next() {
  do {
    if (!step(true)) return false;
    read();
  } while (item_.part != 1);
  return true;
}

// To the item beside this one, on the leaves.
bool MappedTable::Cursor::step(bool forward) {
  std::size_t level = 0;
  while (true) {
    Place& place = path_[level];
    if (forward ? place.item + 1 < table_.items(place.block) : place.item > 0) {
      place.item += forward ? 1 : std::size_t(-1);
      break;
    }
    if (level == table_.root_.level) return false;
    ++level;
  }
  for (; level > 0; --level) {
    const std::uint32_t number = table_.child(path_[level].block, path_[level].item);
    const std::string_view block = table_.block(number, level - 1, read_);
    path_[level - 1] = {block, forward ? 0 : table_.items(block) - 1};
  }
  return true;
}

std::string_view MappedTable::Cursor::tag() {
  if (item_.is_compressed) table_.refuse("an entry is deflated where none should be");
  return kept_tag();
}

std::string_view MappedTable::Cursor::kept_tag() {
  if (item_.is_last) return item_.tag;
  parts_.assign(item_.tag);
  Cursor ahead(*this);  // this one stays where it is, and its leaf with it
  for (std::uint32_t number = 2; !ahead.item_.is_last; ++number) {
    if (!ahead.step(true)) table_.refuse("an entry has no end");
    ahead.read();
    if (ahead.item_.part != number || ahead.item_.key != item_.key) {
      table_.refuse("an entry has no end");
    }
    parts_ += ahead.item_.tag;
  }
  return parts_;
}

}  // namespace cotejo
