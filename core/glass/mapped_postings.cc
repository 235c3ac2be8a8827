// SPDX-License-Identifier: GPL-3.0-or-later
// What keys and entries hold is told in indexer/glass/chunks.cc and position_bytes.cc, which write
// them.
#include "core/glass/mapped_postings.h"

#include <fmt/format.h>

#include <utility>

#include "core/base/result.h"
#include "core/base/utf8.h"
#include "core/glass/packed.h"
#include "core/glass/position_reader.h"
#include "core/glass/unpack.h"
#include "core/glass/version_file.h"

namespace cotejo {
namespace {

// The documents of one chunk, behind the head of the first one.
struct ChunkHead {
  bool is_last = false;
  std::uint64_t last_document = 0;
};

ChunkHead read_chunk_head(Unpacker& bytes, std::uint64_t first_document) {
  ChunkHead head;
  const std::string_view is_last = bytes.text(1);
  head.is_last = is_last == "1";
  head.last_document = first_document + bytes.uint();
  return head;
}

}  // namespace

std::optional<MappedPostings> MappedPostings::open(const std::filesystem::path& folder) {
  const auto version = read_glass_version(folder);
  if (!version) return std::nullopt;
  const TreeRoot& root = version->root(GlassTable::kPostings);
  if (root.is_empty) return std::nullopt;
  auto postings = MappedTable::open(folder / table_file_name(GlassTable::kPostings), root);
  if (!postings) return std::nullopt;
  std::optional<MappedTable> positions;
  if (const TreeRoot& of_positions = version->root(GlassTable::kPositions);
      !of_positions.is_empty) {
    positions = MappedTable::open(folder / table_file_name(GlassTable::kPositions), of_positions);
    if (!positions) return std::nullopt;
  }
  auto packed = PackedPositions::open(folder / kPackedPositionsName);
  return MappedPostings(std::move(*postings), std::move(positions), std::move(packed),
                        version->last_document);
}

void MappedPostings::refuse(std::string_view term) {
  throw Failure(
      fmt::format("the posting list of '{}' is damaged; cotejo-indexer verify tells what "
                  "is, docs/reliability.md what to do",
                  printable(term)));
}

std::uint32_t MappedPostings::frequency(std::string_view term) const {
  std::string key;
  pack_string_preserving_sort(key, term, true);
  MappedTable::Cursor cursor(postings_);
  if (!cursor.find(key)) return 0;
  Unpacker bytes(cursor.tag());
  const std::uint64_t frequency = bytes.uint();
  if (!bytes.good() || frequency > last_) refuse(term);
  return static_cast<std::uint32_t>(frequency);
}

UnfilledVector<Posting> MappedPostings::read(std::string_view term) const {
  return read_list(term, [](std::uint64_t) { return 1U; });
}

UnfilledVector<Posting> MappedPostings::read(std::string_view term,
                                             std::span<const std::uint64_t> among) const {
  if (among.size() * 64 <= last_) refuse(term);
  return read_list(term, [&](std::uint64_t document) {
    return static_cast<unsigned>(among[document / 64] >> document % 64 & 1);
  });
}

// `keeps`: 1 of those that are wanted, else 0. Each posting is written, and the next one over it if
// it is not: whether it is would be guessed wrong every other time.
template <typename Keeps>
UnfilledVector<Posting> MappedPostings::read_list(std::string_view term, const Keeps& keeps) const {
  UnfilledVector<Posting> postings;
  std::string key;
  pack_string_preserving_sort(key, term, true);
  MappedTable::Cursor cursor(postings_);
  if (!cursor.find(key)) return postings;
  Unpacker bytes(cursor.tag());
  const std::uint64_t count = bytes.uint();
  bytes.uint();  // of all occurrences
  std::uint64_t document = bytes.uint() + 1;
  if (!bytes.good() || count > last_) refuse(term);
  postings.resize(count + 1);
  Posting* to = postings.data();
  std::uint64_t left = count;
  const auto take = [&] {
    if (left-- == 0 || document > last_) refuse(term);
    *to = {static_cast<std::uint32_t>(document), static_cast<std::uint32_t>(bytes.uint())};
    to += keeps(document);
  };
  std::string prefix;
  pack_string_preserving_sort(prefix, term);
  while (true) {
    const ChunkHead head = read_chunk_head(bytes, document);
    take();
    while (!bytes.at_end()) {
      const std::uint64_t step = bytes.uint();
      if (step > last_) refuse(term);  // so long that the sum may begin anew
      document += step + 1;
      take();
    }
    if (!bytes.good() || document != head.last_document) refuse(term);
    if (head.is_last) break;
    if (!cursor.next() || !cursor.key().starts_with(prefix)) refuse(term);
    Unpacker first(cursor.key().substr(prefix.size()));
    const std::uint64_t next = first.sorted_uint();
    if (!first.good() || next <= document) refuse(term);
    document = next;
    bytes = Unpacker(cursor.tag());
  }
  if (left != 0) refuse(term);
  const auto kept = static_cast<std::size_t>(to - postings.data());
  // Not the memory of all for a few.
  if (kept < count / 2) return {postings.data(), to};
  postings.resize(kept);
  return postings;
}

MappedPostings::Positions::Positions(const MappedPostings& database, std::string_view term) {
  pack_string_preserving_sort(key_, term);
  prefix_ = key_.size();
  if (database.packed_) {
    packed_.emplace(*database.packed_, term);
  } else if (database.positions_) {
    cursor_.emplace(*database.positions_);
  }
}

void MappedPostings::Positions::read(std::uint32_t document,
                                     std::vector<std::uint32_t>& positions) {
  if (packed_) return packed_->read(document, positions);
  if (!cursor_) return;
  key_.resize(prefix_);
  pack_uint_preserving_sort(key_, document);
  if (!cursor_->find(key_)) return;
  if (!read_positions(cursor_->tag(), positions)) {
    refuse(std::string_view(key_).substr(0, prefix_ - 1));
  }
}

MappedPostings::Walk::Walk(const MappedPostings& database, std::string_view term)
    : database_(database), term_(term), cursor_(database.postings_) {
  pack_string_preserving_sort(prefix_, term);
  std::string key;
  pack_string_preserving_sort(key, term, true);
  at_end_ = !cursor_.find(key) || !read_chunk();
}

// Stands before the first entry of the chunk that the cursor is at.
bool MappedPostings::Walk::read_chunk() {
  Unpacker bytes(cursor_.tag());
  std::uint64_t first = 0;
  if (cursor_.key().starts_with(prefix_)) {
    Unpacker key(cursor_.key().substr(prefix_.size()));
    first = key.good() ? key.sorted_uint() : 0;
    if (!key.good()) refuse(term_);
  } else {
    bytes.uint();  // documents
    bytes.uint();  // occurrences
    first = bytes.uint() + 1;
  }
  const ChunkHead head = read_chunk_head(bytes, first);
  if (!bytes.good() || first == 0 || head.last_document > database_.last_) refuse(term_);
  is_last_chunk_ = head.is_last;
  last_of_chunk_ = static_cast<std::uint32_t>(head.last_document);
  document_ = static_cast<std::uint32_t>(first);
  frequency_ = static_cast<std::uint32_t>(bytes.uint());
  entries_ = bytes.rest();
  return bytes.good();
}

void MappedPostings::Walk::go_to_chunk_of(std::uint32_t document) {
  // The next one, as a rule; else by the tree.
  if (!cursor_.next() || !cursor_.key().starts_with(prefix_) || !read_chunk()) refuse(term_);
  if (is_last_chunk_ || document <= last_of_chunk_) return;
  std::string key = prefix_;
  pack_uint_preserving_sort(key, document);
  cursor_.find(key);
  if (!cursor_.key().starts_with(prefix_) || !read_chunk()) refuse(term_);
  // Between two chunks.
  if (!is_last_chunk_ && document > last_of_chunk_ &&
      (!cursor_.next() || !cursor_.key().starts_with(prefix_) || !read_chunk())) {
    refuse(term_);
  }
}

std::uint32_t MappedPostings::Walk::next_from(std::uint32_t document) {
  if (at_end_) return 0;
  if (document > last_of_chunk_) {
    if (!is_last_chunk_) go_to_chunk_of(document);
    if (document > last_of_chunk_) {
      at_end_ = true;
      return 0;
    }
  }
  if (document_ >= document) return document_;
  Unpacker bytes(entries_);
  std::uint64_t at = document_;
  std::uint64_t frequency = frequency_;
  while (at < document && !bytes.at_end()) {
    at += bytes.uint() + 1;
    frequency = bytes.uint();
  }
  if (!bytes.good() || at < document || at > last_of_chunk_) refuse(term_);
  entries_ = bytes.rest();
  document_ = static_cast<std::uint32_t>(at);
  frequency_ = static_cast<std::uint32_t>(frequency);
  return document_;
}

}  // namespace cotejo
