// SPDX-License-Identifier: GPL-3.0-or-later
// What keys and entries hold is told in indexer/glass/chunks.cc, which writes them.
#include "core/glass/mapped_values.h"

#include <fmt/format.h>

#include "core/base/result.h"
#include "core/glass/packed.h"
#include "core/glass/unpack.h"

namespace cotejo {

MappedPostings::Values::Values(const MappedPostings& database, std::uint32_t slot)
    : key_("\0\xd8", 2), last_(database.last_), cursor_(database.postings_) {
  pack_uint(key_, slot);
  prefix_ = key_.size();
}

// False: no chunk begins at the document or before it.
bool MappedPostings::Values::go_to_chunk_of(std::uint32_t document) {
  key_.resize(prefix_);
  pack_uint_preserving_sort(key_, document);
  cursor_.find(key_);
  const std::string_view prefix = std::string_view(key_).substr(0, prefix_);
  document_ = 0;
  if (!cursor_.key().starts_with(prefix)) return false;
  Unpacker key(cursor_.key().substr(prefix_));
  const std::uint64_t first = key.sorted_uint();
  entries_ = cursor_.tag();
  read_entry(key.good() ? first : 0);
  return true;
}

// Takes the next entry as that of `document`.
void MappedPostings::Values::read_entry(std::uint64_t document) {
  Unpacker bytes(entries_);
  const std::uint64_t size = bytes.uint();
  value_ = bytes.text(size);
  if (!bytes.good() || document == 0 || document > last_) {
    throw Failure(
        fmt::format("the values of document {} are damaged; cotejo-indexer verify tells what is, "
                    "docs/reliability.md what to do",
                    document));
  }
  entries_ = bytes.rest();
  document_ = static_cast<std::uint32_t>(document);
}

// On in the chunk, up to the document or its last one.
void MappedPostings::Values::walk_to(std::uint32_t document) {
  while (document_ < document && !entries_.empty()) {
    Unpacker bytes(entries_);
    const std::uint64_t next = document_ + bytes.uint() + 1;
    entries_ = bytes.rest();
    read_entry(bytes.good() ? next : 0);
  }
}

std::string_view MappedPostings::Values::of(std::uint32_t document) {
  if (document_ != 0 && document_ <= document) walk_to(document);
  if (document_ != document) {
    if (!go_to_chunk_of(document)) return {};
    walk_to(document);
  }
  return document_ == document ? value_ : std::string_view();
}

}  // namespace cotejo
