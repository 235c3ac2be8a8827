// SPDX-License-Identifier: GPL-3.0-or-later
// Layout: magic (8 bytes); the lists, one behind the other: the term's bytes and the term,
// documents, bytes of their entries, the groups' heads (first document, where its entries begin: 4
// bytes each), the entries; a table of slots, a power of two: where the list of a term begins (8
// bytes, of which the topmost three are those of its hash; 0: none), at the slot of its hash or the
// next free one behind; slots (4 bytes). Numbers of
// no fixed size are packed seven bits a byte. An entry: twice the number of documents since the one
// before in its group, and one more if it has several positions; then the position, or the bytes
// of several and these as a glass database keeps them.
#include "indexer/glass/packed_writer.h"

#include <fmt/format.h>

#include <bit>
#include <cerrno>
#include <limits>
#include <system_error>

#include "core/base/result.h"
#include "core/base/stable_hash.h"
#include "core/base/utf8.h"
#include "core/glass/packed.h"
#include "core/glass/packed_positions.h"
#include "core/glass/unpack.h"

namespace cotejo {
namespace {

template <typename Number>
void append_number(std::string& out, Number number) {
  for (std::size_t i = 0; i < sizeof number; ++i) out.push_back(static_cast<char>(number >> 8 * i));
}

}  // namespace

PackedWriter::PackedWriter(const std::filesystem::path& file)
    : path_(file), out_(file, std::ios::binary) {
  write(PackedPositions::kMagic);
}

void PackedWriter::add(std::uint32_t document, std::string_view positions) {
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

void PackedWriter::finish_list(std::string_view term) {
  if (documents_ == 0) return;
  if (entries_.size() > std::numeric_limits<std::uint32_t>::max() ||
      size_ >> PackedPositions::Slot::kBeginBits != 0) {
    throw Failure(
        fmt::format("the positions of '{}' do not fit into one segment; spread the "
                    "archive over more shards (docs/shards.md)",
                    printable(term)));
  }
  lists_.emplace_back(stable_hash(term), size_);
  std::string head;
  pack_string(head, term);
  pack_uint(head, documents_);
  pack_uint(head, entries_.size());
  write(head);
  write(heads_);
  write(entries_);
  heads_.clear();
  entries_.clear();
  documents_ = 0;
}

void PackedWriter::finish() {
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

void PackedWriter::fail() const {
  throw Failure(
      fmt::format("cannot write '{}': {}", path_.string(), std::generic_category().message(errno)));
}

void PackedWriter::write(std::string_view bytes) {
  out_.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!out_) fail();
  size_ += bytes.size();
}

}  // namespace cotejo
