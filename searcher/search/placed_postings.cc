// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/placed_postings.h"

namespace cotejo {

const PlacedPostings::Places& PlacedPostings::place(const std::string& term) {
  Places& postings = placed_[term];
  if (lists_.is_long(term, places_.size())) {
    visit(term, matches_, [&](std::size_t place, std::uint32_t impact) {
      postings.push_back({static_cast<std::uint32_t>(place), impact});
    });
  } else {
    postings = place_all(lists_.read_among(term, matches_));
  }
  kept_ += postings.size();
  return postings;
}

// Those of the list among the matches. Each is written, and the next one over it if it is none of
// them: whether it is would be guessed wrong every other time.
PlacedPostings::Places PlacedPostings::place_all(const PostingList& list) const {
  Places placed(list.size() + 1);
  std::size_t count = 0;
  for (const Posting& posting : list) {
    placed[count] = {posting.document, posting.frequency};
    count += matches_.contains(posting.document) ? 1U : 0U;
  }
  placed.resize(count);
  for (Placed& posting : placed) {
    posting.place = static_cast<std::uint32_t>(places_.place_of(posting.place));
  }
  return placed;
}

}  // namespace cotejo
