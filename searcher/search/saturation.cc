// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/saturation.h"

#include <algorithm>

namespace cotejo {

Saturation::Saturation(const Weighing& weighing, const Xapian::Database& database,
                       const DocumentSet& matches, double common)
    : same_(weighing.saturation * (1 - weighing.length_share)) {
  if (weighing.length_share == 0) {
    for (std::size_t impact = 0; impact < kShared; ++impact) {
      const auto frequency = static_cast<double>(impact);
      shares_[impact] = frequency / (same_ + frequency);
    }
    return;
  }
  auto document = database.postlist_begin("");  // the way of all lengths, as they lie
  matches.for_each([&](Xapian::docid match) {
    document.skip_to(match);
    const double length = std::max(document.get_doclength() / common, weighing.shortest);
    by_place_.push_back(same_ + weighing.saturation * weighing.length_share * length);
  });
}

}  // namespace cotejo
