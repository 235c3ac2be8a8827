// SPDX-License-Identifier: GPL-3.0-or-later
// The values of a slot, document by document: read off the mapped files where a shard has them.
#pragma once

#include <xapian.h>

#include <optional>
#include <string>
#include <vector>

#include "core/glass/mapped_values.h"
#include "core/index/field_table.h"
#include "core/index/open_index.h"
#include "core/index/shard.h"

namespace cotejo {

/// Of one shard, which must outlive it and stay where it is.
class SlotValues {
 public:
  SlotValues(const Shard& shard, Slot slot);

  /// That of the document; empty, if it has none. Documents must ascend.
  std::string of(Xapian::docid document);

 private:
  std::optional<MappedPostings::Values> mapped_;
  Xapian::ValueIterator value_;  // where they are not mapped
  Xapian::ValueIterator end_;
};

/// Of all shards of an index, which must outlive it.
class IndexValues {
 public:
  IndexValues(const OpenIndex& index, Slot slot);

  /// That of a document of OpenIndex::combined. Documents must ascend.
  std::string of(Xapian::docid document);

 private:
  const OpenIndex& index_;
  std::vector<SlotValues> shards_;
};

/// One value alone, of a document of OpenIndex::combined.
std::string value_of(const OpenIndex& index, Xapian::docid document, Slot slot);

}  // namespace cotejo
