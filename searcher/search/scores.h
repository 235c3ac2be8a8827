// SPDX-License-Identifier: GPL-3.0-or-later
// How well do the documents of local shards match? The scores are those that Xapian's matcher gives
// by BM25 of impacts (core/index/impact.h), but each posting list is added up once, family by
// family, and among what has been counted alone. docs/decisions/0019-scores.md.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "searcher/search/document_set.h"
#include "searcher/search/matching.h"
#include "searcher/search/ranking.h"

namespace cotejo {

/// Sums differ in their last places by the order they are added up in: by less than this share.
constexpr double kScoreSlack = 1e-9;

/// What was counted of one shard.
struct CountedShard {
  std::shared_ptr<SetMatcher> matcher;  ///< has read what the query asks for
  DocumentSet matches;
};

/// The scores of one shard's matches, by their places among them.
struct ShardScores {
  explicit ShardScores(const DocumentSet& matches) : places(matches), scores(places.size(), 0.0) {}

  DocumentPlaces places;
  std::vector<double> scores;
};

/// Scores the matches of `query` in all shards, by BM25. What ranks only, and is told by the places
/// of words, is looked for among those that it may bring to the first `wanted`: the other scores
/// may lack it. Weights grow with the rarity of a word in all shards; how many documents have a
/// synonym is Xapian's estimate of it. Weighs no operators but those that a QueryBuilder makes:
/// OP_MAX, OP_XOR and OP_ELITE_SET count nothing.
std::vector<ShardScores> score_matches(std::vector<CountedShard>& shards,
                                       const Xapian::Query& query, const Weighing& weighing,
                                       std::uint64_t wanted);

}  // namespace cotejo
