// SPDX-License-Identifier: GPL-3.0-or-later
// How much of what a word can weigh it weighs in a document, by its impact there.
#pragma once

#include <xapian.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "searcher/search/document_set.h"
#include "searcher/search/ranking.h"

namespace cotejo {

/// What impacts are set off against in the matches of one shard: BM25's k1, with the length of each
/// document where lengths count.
class Saturation {
 public:
  /// `common`: the mean length of all shards' documents. Lengths are read of `matches`, if they
  /// count.
  Saturation(const Weighing& weighing, const Xapian::Database& database, const DocumentSet& matches,
             double common);

  /// From 0 to 1. `place`: of the document among the matches.
  double share(std::size_t place, std::uint32_t impact) const {
    if (!by_place_.empty()) return impact / (by_place_[place] + impact);
    return impact < kShared ? shares_[impact] : impact / (same_ + impact);
  }

 private:
  // A table of the smaller impacts: a division takes longer than the rest of adding a posting up.
  static constexpr std::size_t kShared = 256;
  double same_;
  std::array<double, kShared> shares_{};
  std::vector<double> by_place_;  // empty: the same for all
};

}  // namespace cotejo
