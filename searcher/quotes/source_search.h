// SPDX-License-Identifier: GPL-3.0-or-later
// Who has these words, in the quotation's own language: candidates from the index, looked into,
// compared, and ranked.
#pragma once

#include <cstdint>
#include <vector>

#include "core/index/open_index.h"
#include "searcher/quotes/heaviest_sources.h"
#include "searcher/quotes/source_reader.h"
#include "searcher/search/filters.h"

namespace cotejo {

/// Scores that differ by no more are one score.
inline constexpr double kAlikeScores = 1e-6;

struct Sources {
  std::vector<ComparedSource> compared;  ///< best first; at one score the earliest first
  std::uint64_t at_top_score = 0;        ///< may be more than were compared
};

/// Not for two threads at once.
class SourceSearch {
 public:
  /// All must outlive it. `most`: statements with the very words that are compared.
  SourceSearch(const OpenIndex& index, const Dictionary& dictionary, Analyzer& analyzer,
               const Filters& filters, std::size_t most)
      : index_(index),
        matchers_(make_matchers(index)),
        reader_(index, dictionary, analyzer),
        filters_(filters),
        most_(most) {}

  /// Those that have the very words, and where there is room those that nearly have them: who said
  /// it first may have said it otherwise.
  Sources find(const SoughtQuote& sought);

 private:
  // `heaviest`: weight of the windows of those that have the very words; 0: none does.
  void add_likely(const SoughtQuote& sought, double heaviest, Sources& sources);
  bool add(const PossibleSource& source, const SoughtQuote& sought, Sources& sources);

  const OpenIndex& index_;
  ShardMatchers matchers_;
  SourceReader reader_;
  const Filters& filters_;
  std::size_t most_;
};

/// Do words that much alike come from there, and not from two people who speak alike? The
/// thresholds, and what they were measured on, are in docs/quotes.md.
bool is_source(const ComparedSource& compared);

/// Has it enough in common to be shown as the nearest?
bool comes_near(const ComparedSource& compared);

}  // namespace cotejo
