// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/slot_values.h"

namespace cotejo {

SlotValues::SlotValues(const Shard& shard, Slot slot) {
  if (shard.mapped) {
    mapped_.emplace(*shard.mapped, slot);
  } else {
    value_ = shard.database.valuestream_begin(slot);
    end_ = shard.database.valuestream_end(slot);
  }
}

std::string SlotValues::of(Xapian::docid document) {
  if (mapped_) return std::string(mapped_->of(document));
  if (value_ != end_) value_.skip_to(document);
  return value_ != end_ && value_.get_docid() == document ? *value_ : std::string();
}

IndexValues::IndexValues(const OpenIndex& index, Slot slot) : index_(index) {
  for (const Shard& shard : index.shards) shards_.emplace_back(shard, slot);
}

std::string IndexValues::of(Xapian::docid document) {
  const DocumentPlace place = index_.place_of(document);
  return shards_[place.shard].of(place.number);
}

std::string value_of(const OpenIndex& index, Xapian::docid document, Slot slot) {
  const DocumentPlace place = index.place_of(document);
  const Shard& shard = index.shards[place.shard];
  if (shard.mapped) {
    return std::string(MappedPostings::Values(*shard.mapped, slot).of(place.number));
  }
  return shard.database.get_document(place.number).get_value(slot);
}

}  // namespace cotejo
