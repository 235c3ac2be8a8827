// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/ranking_phrases.h"

#include <algorithm>

#include "searcher/search/best.h"
#include "searcher/search/scores.h"

namespace cotejo {

// The most promising first, and ever more of them: what they come to bars the way for most of the
// others.
void RankingPhrases::add_to(std::vector<double>& scores, double least, std::uint64_t wanted) {
  if (phrases_.empty()) return;
  std::vector<Hope> hopes = hopes_of(scores, least);
  std::make_heap(hopes.begin(), hopes.end());
  Best<double> best(wanted);
  std::size_t looked_at = 0;
  while (!hopes.empty()) {
    // Some more each time, for what it takes to begin; not too many more than bar the way.
    const std::size_t enough = std::max({std::size_t{wanted}, std::size_t{1}, 2 * looked_at / 3});
    std::vector<Hope> next;
    while (next.size() < enough && !hopes.empty() && hopes.front().at_most >= least) {
      next.push_back(hopes.front());
      std::pop_heap(hopes.begin(), hopes.end());
      hopes.pop_back();
    }
    if (next.empty()) return;
    looked_at += next.size();
    settle(next, scores);
    for (const Hope& told : next) best.add(scores[told.place]);
    least = std::max(least, best.least_or(0) * (1 - kScoreSlack));
  }
}

std::vector<RankingPhrases::Hope> RankingPhrases::hopes_of(const std::vector<double>& scores,
                                                           double least) const {
  std::vector<double> sums;
  for (std::size_t i = 1; i < phrases_.size(); ++i) {
    if (i == 1) sums = phrases_.front().gains;
    for (std::size_t place = 0; place < sums.size(); ++place) {
      sums[place] += phrases_[i].gains[place];
    }
  }
  const std::vector<double>& gains = sums.empty() ? phrases_.front().gains : sums;
  std::vector<std::uint32_t> hopeful;  // few, as a rule
  for (std::size_t place = 0; place < gains.size(); ++place) {
    // In this order: few come so far, but gains come and go as words do.
    if (scores[place] + gains[place] >= least && gains[place] != 0) {
      hopeful.push_back(static_cast<std::uint32_t>(place));
    }
  }
  std::vector<Hope> hopes;
  hopes.reserve(hopeful.size());
  places_.for_each(hopeful, [&](std::uint32_t place, Xapian::docid document) {
    hopes.push_back({scores[place] + gains[place], document, place});
  });
  return hopes;
}

// Looks for the phrases in these, each in those that have its words.
void RankingPhrases::settle(std::vector<Hope>& few, std::vector<double>& scores) {
  std::sort(few.begin(), few.end(),
            [](const Hope& a, const Hope& b) { return a.document < b.document; });
  for (Phrase& phrase : phrases_) {
    if (!phrase.reader) {
      settle_by_matcher(phrase, few, scores);
      continue;
    }
    for (const Hope& hope : few) {
      const double gain = phrase.gains[hope.place];
      if (gain != 0 && phrase.reader->has(hope.document)) scores[hope.place] += gain;
    }
  }
}

void RankingPhrases::settle_by_matcher(const Phrase& phrase, const std::vector<Hope>& few,
                                       std::vector<double>& scores) {
  DocumentSet having(places_.last());
  for (const Hope& hope : few) {
    if (phrase.gains[hope.place] != 0) having.add(hope.document);
  }
  const DocumentSet found = matcher_.match(phrase.query, &having);
  for (const Hope& hope : few) {
    if (found.contains(hope.document)) scores[hope.place] += phrase.gains[hope.place];
  }
}

}  // namespace cotejo
