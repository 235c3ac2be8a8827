// SPDX-License-Identifier: GPL-3.0-or-later
// Layout: magic (8 bytes); the lists, one behind the other: the term's bytes and the term,
// documents, bytes of their entries, the groups' heads (first document, where its entries begin: 4
// bytes each), the entries; a table of slots, a power of two: where the list of a term begins (8
// bytes, of which the topmost three are those of its hash; 0: none), at the slot of its hash or the
// next free one behind; slots (4 bytes). Numbers of
// no fixed size are packed seven bits a byte. An entry: twice the number of documents since the one
// before in its group, and one more if it has several positions; then the position, or the bytes
// of several and these as a glass database keeps them.
#include "indexer/glass/position_packer.h"

#include <fmt/format.h>

#include <bit>
#include <cerrno>
#include <cstdint>
#include <fstream>
#include <limits>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "core/base/result.h"
#include "core/base/stable_hash.h"
#include "core/base/utf8.h"
#include "core/glass/mapped_table.h"
#include "core/glass/packed.h"
#include "core/glass/packed_positions.h"
#include "core/glass/position_reader.h"
#include "core/glass/unpack.h"
#include "core/glass/version_file.h"

namespace cotejo {
namespace {

namespace fs = std::filesystem;

template <typename Number>
void append_number(std::string& out, Number number) {
  for (std::size_t i = 0; i < sizeof number; ++i) out.push_back(static_cast<char>(number >> 8 * i));
}

class PositionTable {
 public:
  static std::optional<MappedTable> open(const fs::path& folder) {
    const auto version = read_glass_version(folder);
    if (!version || version->root(GlassTable::kPositions).is_empty) return std::nullopt;
    // Mapped, all of it would count as memory of the process.
    return MappedTable::open(folder / "position.glass", version->root(GlassTable::kPositions),
                             MappedTable::Leaves::kRead);
  }

  explicit PositionTable(const MappedTable& table) : cursor_(table) { cursor_.find(""); }

  // To the next entry: of term(), or of another one.
  bool next() {
    if (!cursor_.next()) return false;
    const std::string_view key = cursor_.key();
    if (prefix_.empty() || !key.starts_with(prefix_)) take_term(key);
    Unpacker document(key.substr(prefix_.size()));
    document_ = static_cast<std::uint32_t>(document.sorted_uint());
    if (!document.good() || !document.at_end()) refuse();
    return true;
  }
  const std::string& term() const { return term_; }
  std::uint32_t document() const { return document_; }
  std::string_view positions() { return cursor_.tag(); }

 private:
  [[noreturn]] static void refuse() { throw Failure("a key of the table of positions is damaged"); }

  // Up to the first zero byte; one within the term has 0xff behind it.
  void take_term(std::string_view key) {
    term_.clear();
    std::size_t at = 0;
    while (true) {
      const std::size_t nul = key.find('\0', at);
      if (nul == key.npos) refuse();
      term_.append(key, at, nul - at);
      at = nul + 1;
      if (at == key.size() || key[at] != '\xff') break;
      term_ += '\0';
      ++at;
    }
    prefix_ = key.substr(0, at);
  }

  MappedTable::Cursor cursor_;
  std::string prefix_;  // of the keys of term_
  std::string term_;
  std::uint32_t document_ = 0;
};

class PackedWriter {
 public:
  explicit PackedWriter(const fs::path& file) : path_(file), out_(file, std::ios::binary) {
    write(PackedPositions::kMagic);
  }

  void add(std::uint32_t document, std::string_view positions) {
    if (documents_ % PackedPositions::kGroup == 0) {
      append_number(heads_, document);
      append_number(heads_, static_cast<std::uint32_t>(entries_.size()));
      before_ = document;
    }
    ++documents_;
    const std::uint64_t since = document - std::exchange(before_, document);
    Unpacker only(positions);
    only.uint();
    if (only.good() && only.at_end()) {
      pack_uint(entries_, since << 1);
    } else {
      pack_uint(entries_, since << 1 | 1);
      pack_uint(entries_, positions.size());
    }
    entries_ += positions;
  }

  // What was added is the list of `term`. False: it is too long for the numbers, or the file is.
  bool finish_list(const std::string& term) {
    if (entries_.size() > std::numeric_limits<std::uint32_t>::max()) return false;
    if (size_ >> PackedPositions::Slot::kBeginBits != 0) return false;
    lists_.emplace_back(stable_hash(term), size_);
    std::string head;
    pack_string(head, term);
    pack_uint(head, documents_);
    pack_uint(head, entries_.size());
    for (const std::string_view part :
         {std::string_view(head), std::string_view(heads_), std::string_view(entries_)}) {
      write(part);
    }
    heads_.clear();
    entries_.clear();
    documents_ = 0;
    return true;
  }

  void finish() {
    // Half of them stay free: what is looked for lies at its own slot or near it.
    const std::size_t slots = std::bit_ceil(2 * lists_.size() + 1);
    std::vector<std::uint64_t> table(slots, 0);
    for (const auto& [hash, begin] : lists_) {
      std::size_t slot = hash & (slots - 1);
      while (table[slot] != 0) slot = (slot + 1) & (slots - 1);
      table[slot] = PackedPositions::Slot::pack(hash, begin);
    }
    std::string bytes;
    for (const std::uint64_t slot : table) append_number(bytes, slot);
    append_number(bytes, static_cast<std::uint32_t>(slots));
    write(bytes);
    out_.close();
    if (!out_) fail();
  }

 private:
  [[noreturn]] void fail() const {
    throw Failure(fmt::format("cannot write '{}': {}", path_.string(),
                              std::generic_category().message(errno)));
  }

  void write(std::string_view bytes) {
    out_.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!out_) fail();
    size_ += bytes.size();
  }

  fs::path path_;
  std::ofstream out_;
  std::uint64_t size_ = 0;
  std::vector<std::pair<std::uint64_t, std::uint64_t>> lists_;  // hash of the term, where it begins
  // Of the list under way.
  std::string heads_;
  std::string entries_;
  std::size_t documents_ = 0;
  std::uint32_t before_ = 0;
};

}  // namespace

void pack_positions(const fs::path& folder, const fs::path& file) {
  const auto table = PositionTable::open(folder);
  if (!table) return;
  PositionTable entries(*table);
  PackedWriter writer(file);
  std::string term;
  bool fits = true;
  while (fits && entries.next()) {
    if (entries.term() != term) {
      if (!term.empty()) fits = writer.finish_list(term);
      term = entries.term();
    }
    writer.add(entries.document(), entries.positions());
  }
  if (fits && !term.empty()) fits = writer.finish_list(term);
  if (fits) return writer.finish();
  fs::remove(file);
}

std::optional<std::string> packed_positions_fault(const fs::path& folder, const fs::path& file) {
  const auto packed = PackedPositions::open(file);
  const auto table = PositionTable::open(folder);
  if (!packed || !table) return std::nullopt;
  PositionTable entries(*table);
  std::string term;
  std::optional<PackedPositions::List> list;
  std::vector<std::uint32_t> there;
  std::vector<std::uint32_t> wanted;
  while (entries.next()) {
    if (!list || entries.term() != term) {
      term = entries.term();
      list.emplace(*packed, term);
    }
    there.clear();
    wanted.clear();
    list->read(entries.document(), there);
    if (!read_positions(entries.positions(), wanted) || there != wanted) {
      return fmt::format("'{}' in document {}", printable(term), entries.document());
    }
  }
  return std::nullopt;
}

}  // namespace cotejo
