// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/scores.h"

#include <algorithm>
#include <string>
#include <utility>

#include "searcher/search/best.h"
#include "searcher/search/placed_postings.h"
#include "searcher/search/ranking_phrases.h"
#include "searcher/search/saturation.h"
#include "searcher/search/word_weights.h"

namespace cotejo {
namespace {

using Query = Xapian::Query;

const Xapian::Database& database_of(const CountedShard& shard) {
  return shard.matcher->lists().database();
}

double mean_length(const std::vector<CountedShard>& shards) {
  double sum = 0;
  double documents = 0;
  for (const CountedShard& shard : shards) {
    const Xapian::Database& database = database_of(shard);
    sum += static_cast<double>(database.get_total_length());
    documents += database.get_doccount();
  }
  return sum == 0 ? 1 : sum / documents;
}

// Of words, or of choices of words: what its words weigh is known before where they stand.
bool is_plain_phrase(const Query& query) {
  if (query.get_type() != Query::OP_PHRASE && query.get_type() != Query::OP_NEAR) return false;
  bool is_plain = true;
  for_each_part(query, [&](const Query& part) {
    if (part.get_type() == Query::LEAF_TERM) return;
    is_plain &= part.get_type() == Query::OP_OR;
    for_each_part(part,
                  [&](const Query& word) { is_plain &= word.get_type() == Query::LEAF_TERM; });
  });
  return is_plain;
}

// A slot of a plain phrase.
template <typename Visit>
void for_each_leaf(const Query& slot, const Visit& visit) {
  if (slot.get_type() == Query::LEAF_TERM) return visit(slot);
  for_each_part(slot, visit);
}

class ShardScorer {
 public:
  ShardScorer(CountedShard& shard, const WordWeights& weights, Saturation saturation,
              ShardScores& into)
      : shard_(shard),
        weights_(weights),
        saturation_(std::move(saturation)),
        into_(into),
        postings_(shard.matcher->lists(), shard.matches, into.places),
        ranking_phrases_(*shard.matcher, into.places) {}

  void add(const Query& query) { add(query, 1, shard_.matches, true); }

  // Adds what was put off, where it may bring a match to score `least`, or among the first
  // `wanted`.
  void add_ranking_phrases(double least, std::uint64_t wanted) {
    ranking_phrases_.add_to(into_.scores, least, wanted);
  }

 private:
  // `within`: matches of the shard that match `query`. `may_wait`: they are all matches, and
  // phrases that rank only may be put off.
  void add(const Query& query, double factor, const DocumentSet& within, bool may_wait) {
    switch (query.get_type()) {
      case Query::LEAF_TERM:
        return add_word(query, factor, within);
      case Query::OP_SYNONYM:
        return add_family(query, factor, within);
      case Query::OP_SCALE_WEIGHT: {
        const double scale = scale_of(query);
        if (scale != 0) add(query.get_subquery(0), factor * scale, within, may_wait);
        return;
      }
      case Query::OP_AND:
      case Query::OP_PHRASE:
      case Query::OP_NEAR:
        return for_each_part(query,
                             [&](const Query& part) { add(part, factor, within, may_wait); });
      case Query::OP_FILTER:
      case Query::OP_AND_NOT:
        return add(query.get_subquery(0), factor, within, may_wait);
      case Query::OP_OR:
        return for_each_part(query,
                             [&](const Query& part) { add_choice(part, factor, within, false); });
      case Query::OP_AND_MAYBE:
        add(query.get_subquery(0), factor, within, may_wait);
        return for_each_part(
            query, [&](const Query& part) { add_choice(part, factor, within, may_wait); }, 1);
      default:
        return;  // weighs nothing
    }
  }

  // What documents `within` may match or not.
  void add_choice(const Query& query, double factor, const DocumentSet& within, bool may_wait) {
    switch (query.get_type()) {
      case Query::LEAF_TERM:
      case Query::OP_SYNONYM:
        return add(query, factor, within, false);  // nothing to those that lack it
      case Query::OP_SCALE_WEIGHT: {
        const double scale = scale_of(query);
        if (scale != 0) add_choice(query.get_subquery(0), factor * scale, within, may_wait);
        return;
      }
      case Query::OP_OR:
        return for_each_part(
            query, [&](const Query& part) { add_choice(part, factor, within, may_wait); });
      default:
        if (may_wait && is_plain_phrase(query)) return put_off(query, factor);
        add(query, factor, shard_.matcher->match(query, &within), false);
    }
  }

  void add_word(const Query& query, double factor, const DocumentSet& within) {
    const double weight = factor * weights_.of(query);
    visit_postings(term_of(query), within, [&](std::size_t place, std::uint32_t impact) {
      into_.scores[place] += weight * saturation_.share(place, impact);
    });
  }

  void add_family(const Query& query, double factor, const DocumentSet& within) {
    std::vector<std::uint32_t>& sums = sums_;
    sums.assign(into_.scores.size(), 0);
    for_each_part(query, [&](const Query& part) {
      if (part.get_type() == Query::LEAF_TERM) {
        visit_postings(term_of(part), within,
                       [&](std::size_t place, std::uint32_t impact) { sums[place] += impact; });
      } else {
        const DocumentSet matched = shard_.matcher->match(part, &within);
        std::vector<std::uint32_t> impacts = impacts_of(part, matched);
        matched.for_each([&](Xapian::docid document) {
          const std::size_t place = into_.places.place_of(document);
          sums[place] += impacts[place];
        });
      }
    });
    const double weight = factor * weights_.of(query);
    for (std::size_t place = 0; place < sums.size(); ++place) {
      const std::uint32_t impact = sums[place];
      if (impact != 0) into_.scores[place] += weight * saturation_.share(place, impact);
    }
  }

  // What Xapian takes for the frequency of a part of a synonym, by place.
  std::vector<std::uint32_t> impacts_of(const Query& query, const DocumentSet& within) {
    std::vector<std::uint32_t> impacts(into_.scores.size(), 0);
    switch (query.get_type()) {
      case Query::LEAF_TERM:
        visit_postings(term_of(query), within,
                       [&](std::size_t place, std::uint32_t impact) { impacts[place] = impact; });
        break;
      case Query::OP_PHRASE:
      case Query::OP_NEAR:  // of its words the rarest
        impacts = impacts_of(query.get_subquery(0), within);
        for_each_part(
            query,
            [&](const Query& part) {
              const std::vector<std::uint32_t> other = impacts_of(part, within);
              for (std::size_t i = 0; i < other.size(); ++i) {
                impacts[i] = std::min(impacts[i], other[i]);
              }
            },
            1);
        break;
      case Query::OP_FILTER:
        return impacts_of(query.get_subquery(0), within);
      default:
        for_each_part(query, [&](const Query& part) {
          const std::vector<std::uint32_t> other = impacts_of(part, within);
          for (std::size_t i = 0; i < other.size(); ++i) impacts[i] += other[i];
        });
    }
    return impacts;
  }

  // Calls `visit` with the place and the impact of each posting of a document `within`.
  template <typename Visit>
  void visit_postings(const std::string& term, const DocumentSet& within, const Visit& visit) {
    if (&within == &shard_.matches) return postings_.visit(term, visit);
    postings_.visit(term, within, visit);
  }

  void put_off(const Query& phrase, double factor) {
    std::vector<double> gains(into_.scores.size(), 0.0);
    std::vector<std::uint32_t> slots(into_.scores.size(), 0);  // how many the match has, in order
    std::uint32_t slot = 0;
    for_each_part(phrase, [&](const Query& part) {
      for_each_leaf(part, [&](const Query& word) {
        const double weight = factor * weights_.of(word);
        postings_.visit(term_of(word), [&](std::size_t place, std::uint32_t impact) {
          // No branches: whether a match has the words before would be guessed wrong too often.
          const bool has_those_before = slots[place] >= slot;
          slots[place] = has_those_before ? slot + 1 : slots[place];
          gains[place] += weight * saturation_.share(place, impact);
        });
      });
      ++slot;
    });
    for (std::size_t place = 0; place < gains.size(); ++place) {
      if (slots[place] < slot) gains[place] = 0;
    }
    ranking_phrases_.add(phrase, std::move(gains));
  }

  CountedShard& shard_;
  const WordWeights& weights_;
  Saturation saturation_;
  ShardScores& into_;
  PlacedPostings postings_;
  RankingPhrases ranking_phrases_;
  std::vector<std::uint32_t> sums_;
};

}  // namespace

std::vector<ShardScores> score_matches(std::vector<CountedShard>& shards, const Query& query,
                                       const Weighing& weighing, std::uint64_t wanted) {
  std::vector<PostingLists*> lists;
  for (CountedShard& shard : shards) lists.push_back(&shard.matcher->lists());
  const WordWeights weights(std::move(lists), weighing.saturation);
  const double common = mean_length(shards);
  std::vector<ShardScores> all;
  std::vector<ShardScorer> scorers;
  all.reserve(shards.size());
  for (CountedShard& shard : shards) all.emplace_back(shard.matches);
  for (std::size_t i = 0; i < shards.size(); ++i) {
    scorers.emplace_back(shards[i], weights,
                         Saturation(weighing, database_of(shards[i]), shards[i].matches, common),
                         all[i]);
    scorers.back().add(query);
  }
  Best<double> best(wanted);
  for (const ShardScores& shard : all) {
    for (const double score : shard.scores) best.add(score);
  }
  const double least = best.least_or(0) * (1 - kScoreSlack);
  for (ShardScorer& scorer : scorers) scorer.add_ranking_phrases(least, wanted);
  return all;
}

}  // namespace cotejo
