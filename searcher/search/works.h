// SPDX-License-Identifier: GPL-3.0-or-later
// Which of many statements are one and the same work: translations of each other, and copies.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <vector>

#include "core/index/kinship.h"
#include "core/index/open_index.h"

namespace cotejo {

/// For each statement the place of the first one of its work: its own place, if it is the first.
/// One work are: a statement and its translations, also if the original is not among them; those
/// of the same words; those whose likeness is kNearCopy or more; and what these join (transitive).
/// Time grows with the number of statements, not with its square.
std::vector<std::size_t> group_works(const std::vector<Kinship>& statements);

/// Documents and the works they are.
class Works {
 public:
  /// Reads the kinship of each of `documents`, which ascend.
  Works(const OpenIndex& index, std::vector<Xapian::docid> documents);

  const std::vector<Xapian::docid>& documents() const { return documents_; }
  /// How many works there are.
  std::size_t count() const { return count_; }
  /// The work of the document at that place: the place of its first document.
  std::size_t work_at(std::size_t place) const { return works_[place]; }
  /// How many documents that work has. `work`: from work_at().
  std::size_t size_of(std::size_t work) const { return sizes_[work]; }
  /// The work of one of the documents.
  std::size_t work_of(Xapian::docid document) const;

 private:
  std::vector<Xapian::docid> documents_;
  std::vector<std::size_t> works_;
  std::vector<std::size_t> sizes_;  // by the work's first place
  std::size_t count_ = 0;
};

}  // namespace cotejo
