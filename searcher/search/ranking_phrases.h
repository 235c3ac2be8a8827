// SPDX-License-Identifier: GPL-3.0-or-later
// What ranks only, and is told by the places of words: two words of the query near each other.
// Reading places takes the longest of all, so they are read of those matches alone that they may
// bring among the first.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "searcher/search/document_set.h"
#include "searcher/search/matching.h"

namespace cotejo {

/// For the matches of one shard.
class RankingPhrases {
 public:
  /// `places`: of the matches. Both must outlive it.
  RankingPhrases(SetMatcher& matcher, const DocumentPlaces& places)
      : matcher_(matcher), places_(places) {}

  /// `gains`: what it brings to each match, by place, if the words stand as it wants them; 0: it
  /// has not all of them.
  void add(Xapian::Query phrase, std::vector<double> gains) {
    auto reader = matcher_.phrase_reader(phrase);
    phrases_.push_back({std::move(phrase), std::move(gains), std::move(reader)});
  }

  /// Adds what the phrases bring to `scores` of matches, by place: to all that they may bring to
  /// `least`, and among the first `wanted` of these; to others or not.
  void add_to(std::vector<double>& scores, double least, std::uint64_t wanted);

 private:
  struct Phrase {
    Xapian::Query query;
    std::vector<double> gains;
    std::optional<PhraseReader> reader;  // none: the matcher is asked
  };
  // A match, and how far it may come.
  struct Hope {
    double at_most;
    Xapian::docid document;
    std::uint32_t place;

    bool operator<(const Hope& other) const { return at_most < other.at_most; }
  };
  std::vector<Hope> hopes_of(const std::vector<double>& scores, double least) const;
  void settle(std::vector<Hope>& few, std::vector<double>& scores);
  void settle_by_matcher(const Phrase& phrase, const std::vector<Hope>& few,
                         std::vector<double>& scores);

  SetMatcher& matcher_;
  const DocumentPlaces& places_;
  std::vector<Phrase> phrases_;
};

}  // namespace cotejo
