// SPDX-License-Identifier: GPL-3.0-or-later
// The posting lists of a query among its matches in one shard. A word's family, the part of it in
// the query's language and the word itself are weighed one after another: each list is looked
// through once.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "searcher/search/document_set.h"
#include "searcher/search/posting_lists.h"

namespace cotejo {

/// Not for two threads at once.
class PlacedPostings {
 public:
  /// `places`: of the matches. All must outlive it.
  PlacedPostings(PostingLists& lists, const DocumentSet& matches, const DocumentPlaces& places)
      : lists_(lists), matches_(matches), places_(places) {}

  /// Calls `visit` with the place among the matches and the impact of each posting of one of them.
  template <typename Visit>
  void visit(const std::string& term, const Visit& visit) {
    const auto known = placed_.find(term);
    if (known == placed_.end() && kept_ > kMostKept) {
      return this->visit(term, matches_, visit);
    }
    for (const Placed& posting : known != placed_.end() ? known->second : place(term)) {
      visit(posting.place, posting.impact);
    }
  }

  /// Of some of the matches alone.
  template <typename Visit>
  void visit(const std::string& term, const DocumentSet& within, const Visit& visit) {
    lists_.visit(term, within, within.size(), [&](Xapian::docid document, std::uint32_t impact) {
      visit(places_.place_of(document), impact);
    });
  }

 private:
  // Not of all that a prefix stands for: some 16 MB.
  static constexpr std::size_t kMostKept = 2'000'000;

  struct Placed {
    std::uint32_t place;
    std::uint32_t impact;
  };
  using Places = UnfilledVector<Placed>;
  const Places& place(const std::string& term);
  Places place_all(const PostingList& list) const;

  PostingLists& lists_;
  const DocumentSet& matches_;
  const DocumentPlaces& places_;
  std::unordered_map<std::string, Places> placed_;
  std::size_t kept_ = 0;  // postings
};

}  // namespace cotejo
