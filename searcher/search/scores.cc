// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/scores.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

#include "searcher/search/best.h"
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

// Sums differ in their last places by the order they are added up in.
constexpr double kSlack = 1e-9;

// A part that ranks only, told by the places of words.
struct RankingPart {
  Query query;
  double factor;
  DocumentSet within;
};

class ShardScorer {
 public:
  ShardScorer(CountedShard& shard, const WordWeights& weights, Saturation saturation,
              ShardScores& into)
      : shard_(shard), weights_(weights), saturation_(std::move(saturation)), into_(into) {}

  void add(const Query& query) { add(query, 1, shard_.matches, &ranking_parts_); }

  // Adds what was put off to the matches that it may bring to score `least`, or among the first
  // `wanted`.
  void add_ranking_parts(double least, std::uint64_t wanted) {
    if (ranking_parts_.empty()) return;
    if (least <= 0) return add_parts(shard_.matches, Words::kInPlace);
    const std::vector<double> at_most = scores_at_most(least);
    // The most promising first, and ever more of them: what they come to bars the way for most of
    // the others.
    std::vector<std::pair<double, Xapian::docid>> hopes;
    std::size_t place = 0;
    shard_.matches.for_each([&](Xapian::docid document) {
      if (at_most[place] >= least) hopes.emplace_back(at_most[place], document);
      ++place;
    });
    std::make_heap(hopes.begin(), hopes.end());
    Best<double> best(wanted);
    constexpr std::size_t kGrowth = 8;
    for (std::size_t enough = std::max<std::size_t>(wanted, 1); !hopes.empty(); enough *= kGrowth) {
      DocumentSet next(shard_.matches.last());
      for (std::size_t told = 0; told < enough && !hopes.empty(); ++told) {
        if (hopes.front().first < least) {
          hopes.clear();
          break;
        }
        next.add(hopes.front().second);
        std::pop_heap(hopes.begin(), hopes.end());
        hopes.pop_back();
      }
      add_parts(next, Words::kInPlace);
      next.for_each(
          [&](Xapian::docid document) { best.add(into_.scores[into_.places.place_of(document)]); });
      least = std::max(least, best.least_or(0) * (1 - kSlack));
    }
  }

 private:
  // Must words stand where a part wants them?
  enum class Words { kInPlace, kAnywhere };

  void add_parts(const DocumentSet& few, Words words) {
    SetMatcher& matcher = *shard_.matcher;
    for (const RankingPart& part : ranking_parts_) {
      DocumentSet within = part.within;
      within.intersect(few);
      add(part.query, part.factor,
          words == Words::kInPlace ? matcher.match(part.query, &within)
                                   : matcher.match_words(part.query, &within),
          nullptr);
    }
  }

  // What the matches can come to, as if words always stood where what was put off wants them; of
  // those that cannot come to `least`, less.
  std::vector<double> scores_at_most(double least) {
    double most = 0;
    for (const RankingPart& part : ranking_parts_) most += part.factor * weight_at_most(part.query);
    std::vector<double> scores = into_.scores;
    add_parts(scoring(scores, least - most), Words::kAnywhere);
    scores.swap(into_.scores);
    return scores;
  }

  // The matches that score `least` at least.
  DocumentSet scoring(const std::vector<double>& scores, double least) const {
    DocumentSet found(shard_.matches.last());
    std::size_t place = 0;
    shard_.matches.for_each([&](Xapian::docid document) {
      if (scores[place++] >= least) found.add(document);
    });
    return found;
  }

  // What no document can have more of.
  double weight_at_most(const Query& query) const {
    switch (query.get_type()) {
      case Query::LEAF_TERM:
      case Query::OP_SYNONYM:
        return weights_.of(query);
      case Query::OP_SCALE_WEIGHT:
        return scale_of(query) * weight_at_most(query.get_subquery(0));
      case Query::OP_FILTER:
      case Query::OP_AND_NOT:
        return weight_at_most(query.get_subquery(0));
      default: {
        double sum = 0;
        for_each_part(query, [&](const Query& part) { sum += weight_at_most(part); });
        return sum;
      }
    }
  }

  // `within`: matches of the shard that match `query`. Parts that rank only are put off, if there
  // is a place for them.
  void add(const Query& query, double factor, const DocumentSet& within,
           std::vector<RankingPart>* put_off) {
    switch (query.get_type()) {
      case Query::LEAF_TERM:
        return add_word(query, factor, within);
      case Query::OP_SYNONYM:
        return add_family(query, factor, within);
      case Query::OP_SCALE_WEIGHT: {
        const double scale = scale_of(query);
        if (scale != 0) add(query.get_subquery(0), factor * scale, within, put_off);
        return;
      }
      case Query::OP_AND:
      case Query::OP_PHRASE:
      case Query::OP_NEAR:
        return for_each_part(query, [&](const Query& part) { add(part, factor, within, put_off); });
      case Query::OP_FILTER:
      case Query::OP_AND_NOT:
        return add(query.get_subquery(0), factor, within, put_off);
      case Query::OP_OR:
        return for_each_part(query,
                             [&](const Query& part) { add_choice(part, factor, within, nullptr); });
      case Query::OP_AND_MAYBE:
        add(query.get_subquery(0), factor, within, put_off);
        return for_each_part(
            query, [&](const Query& part) { add_choice(part, factor, within, put_off); }, 1);
      default:
        return;  // weighs nothing
    }
  }

  // What documents `within` may match or not.
  void add_choice(const Query& query, double factor, const DocumentSet& within,
                  std::vector<RankingPart>* put_off) {
    switch (query.get_type()) {
      case Query::LEAF_TERM:
      case Query::OP_SYNONYM:
        return add(query, factor, within, nullptr);  // nothing to those that lack it
      case Query::OP_SCALE_WEIGHT: {
        const double scale = scale_of(query);
        if (scale != 0) add_choice(query.get_subquery(0), factor * scale, within, put_off);
        return;
      }
      case Query::OP_OR:
        return for_each_part(query,
                             [&](const Query& part) { add_choice(part, factor, within, put_off); });
      default:
        if (put_off != nullptr) {
          put_off->push_back({query, factor, within});
        } else {
          add(query, factor, shard_.matcher->match(query, &within), nullptr);
        }
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
    PostingLists& lists = shard_.matcher->lists();
    const auto pass = [&](Xapian::docid document, std::uint32_t impact) {
      visit(into_.places.place_of(document), impact);
    };
    if (&within != &shard_.matches) return lists.visit(term, within, within.size(), pass);
    const auto known = among_matches_.find(term);
    if (known != among_matches_.end()) {
      for (const Placed& posting : known->second) visit(posting.place, posting.impact);
      return;
    }
    if (kept_ > kMostKept) return lists.visit(term, within, into_.places.size(), pass);
    std::vector<Placed>& postings = among_matches_[term];
    if (lists.is_long(term, into_.places.size())) {
      lists.visit(term, within, into_.places.size(),
                  [&](Xapian::docid document, std::uint32_t impact) {
                    const std::size_t place = into_.places.place_of(document);
                    postings.push_back({static_cast<std::uint32_t>(place), impact});
                  });
    } else {
      postings = place_all(lists.read(term));
    }
    for (const Placed& posting : postings) visit(posting.place, posting.impact);
    kept_ += postings.size();
  }

  struct Placed {
    std::uint32_t place;
    std::uint32_t impact;
  };
  // Those of the list among the matches. Each is written, and the next one over it if it is none of
  // them: whether it is would be guessed wrong every other time.
  std::vector<Placed> place_all(const PostingList& list) const {
    std::vector<Placed> placed(list.documents.size() + 1);
    std::size_t count = 0;
    for (std::size_t i = 0; i < list.documents.size(); ++i) {
      const Xapian::docid document = list.documents[i];
      placed[count] = {static_cast<std::uint32_t>(into_.places.place_of(document)),
                       list.impacts[i]};
      count += shard_.matches.contains(document) ? 1U : 0U;
    }
    placed.resize(count);
    return placed;
  }

  CountedShard& shard_;
  const WordWeights& weights_;
  Saturation saturation_;
  ShardScores& into_;
  std::vector<RankingPart> ranking_parts_;
  std::vector<std::uint32_t> sums_;
  // By term: a word's family, the part of it in the query's language and the word itself are
  // weighed one after another. Not of all that a prefix stands for: some 16 MB.
  static constexpr std::size_t kMostKept = 2'000'000;
  std::unordered_map<std::string, std::vector<Placed>> among_matches_;
  std::size_t kept_ = 0;  // postings
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
  const double least = best.least_or(0) * (1 - kSlack);
  for (ShardScorer& scorer : scorers) scorer.add_ranking_parts(least, wanted);
  return all;
}

}  // namespace cotejo
