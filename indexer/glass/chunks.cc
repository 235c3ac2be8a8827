// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/chunks.h"

#include "core/glass/glass_format.h"
#include "core/glass/packed.h"

namespace cotejo {

void PostingChunks::add(std::uint32_t document, std::uint64_t frequency) {
  if (entries_.size() >= kChunkBytes) write(false);
  if (entries_.empty()) {
    first_ = document;
  } else {
    pack_uint(entries_, document - last_ - 1);
  }
  last_ = document;
  pack_uint(entries_, frequency);
}

void PostingChunks::write(bool last) {
  std::string key;
  std::string tag;
  if (term_.empty()) {
    key.assign("\0\xe0", 2);
  } else {
    pack_string_preserving_sort(key, term_, is_first_chunk_);
  }
  if (is_first_chunk_) {
    pack_uint(tag, documents_);
    pack_uint(tag, occurrences_);
    pack_uint(tag, first_ - 1);
  } else {
    pack_uint_preserving_sort(key, first_);
  }
  tag += last ? '1' : '0';
  pack_uint(tag, last_ - first_);
  tag += entries_;
  table_.add(key, tag);
  entries_.clear();
  is_first_chunk_ = false;
}

void ValueChunks::add(std::uint32_t document, std::string_view value) {
  if (entries_.empty()) {
    first_ = document;
  } else {
    pack_uint(entries_, document - last_ - 1);
  }
  last_ = document;
  pack_string(entries_, value);
  if (entries_.size() >= kChunkBytes) finish();
}

void ValueChunks::finish() {
  if (entries_.empty()) return;
  std::string key("\0\xd8", 2);
  pack_uint(key, slot_);
  pack_uint_preserving_sort(key, first_);
  table_.add(key, entries_);
  entries_.clear();
}

}  // namespace cotejo
