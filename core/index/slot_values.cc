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

IndexValues::IndexValues(const OpenIndex& index, Slot slot) {
  for (const Shard& shard : index.shards) shards_.emplace_back(shard, slot);
}

std::string IndexValues::of(Xapian::docid document) {
  // Documents of several databases take turns: Xapian numbers them so.
  const auto count = static_cast<Xapian::docid>(shards_.size());
  return shards_[(document - 1) % count].of((document - 1) / count + 1);
}

std::string value_of(const OpenIndex& index, Xapian::docid document, Slot slot) {
  const auto count = static_cast<Xapian::docid>(index.shards.size());
  const Shard& shard = index.shards[(document - 1) % count];
  const Xapian::docid local = (document - 1) / count + 1;
  if (shard.mapped) return std::string(MappedPostings::Values(*shard.mapped, slot).of(local));
  return shard.database.get_document(local).get_value(slot);
}

}  // namespace cotejo
