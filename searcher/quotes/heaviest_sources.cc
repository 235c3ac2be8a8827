// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/quotes/heaviest_sources.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "searcher/search/best.h"

namespace cotejo {
namespace {

// By the words that a statement has.
struct Weight {
  double known = 0;
  double at_most = 0;         // with all pairs that it may have
  std::uint32_t present = 0;  // a bit for each word
};

// One that may be among the heaviest.
struct Candidate {
  double known = 0;
  double at_most = 0;
  std::uint32_t present = 0;
  std::uint32_t shard = 0;
  Xapian::docid document = 0;  // of the shard
};

// What a shard has of the words: the documents, and their weights in that order.
struct ShardWeights {
  DocumentSet having;
  std::vector<Weight> weights;
};

// The weight below which nobody is among those that are wanted; it rises as statements are weighed.
class Floor {
 public:
  Floor(std::size_t most, double share) : best_(most), share_(share) {}

  void add(double weight) {
    heaviest_ = std::max(heaviest_, weight);
    best_.add(weight);
  }
  double least() const { return std::max(best_.least_or(0), share_ * heaviest_); }

 private:
  Best<double> best_;
  double share_;
  double heaviest_ = 0;
};

class HeaviestSources {
 public:
  HeaviestSources(const OpenIndex& index, const ShardMatchers& matchers,
                  std::span<const SoughtPart> parts, const Filters& filters)
      : index_(index), matchers_(matchers), filters_(filters) {
    for (const SoughtPart& part : parts) {
      const bool is_new = part.second.empty() && word_of(part.first) == kNone;
      if (is_new && words_.size() < kMostWords) words_.push_back({part, 0});
    }
    for (const SoughtPart& part : parts) {
      if (!part.second.empty()) add_pair(part);
    }
    std::stable_sort(pairs_.begin(), pairs_.end(),
                     [](const Pair& a, const Pair& b) { return a.part.weight > b.part.weight; });
  }

  std::vector<WeighedSource> find(std::size_t most, double share) {
    std::vector<ShardWeights> shards;
    Floor floor(most, share);
    for (const auto& matcher : matchers_) {
      shards.push_back(collect(*matcher));
      for (const Weight& weight : shards.back().weights) floor.add(weight.known);
    }
    const double least = floor.least();
    std::vector<Candidate> candidates;
    for (std::uint32_t shard = 0; shard < shards.size(); ++shard) {
      std::size_t place = 0;
      shards[shard].having.for_each([&](Xapian::docid document) {
        const Weight& weight = shards[shard].weights[place++];
        if (weight.at_most == 0 || weight.at_most < least) return;
        candidates.push_back({weight.known, weight.at_most, weight.present, shard, document});
      });
    }
    std::sort(candidates.begin(), candidates.end(),
              [](const Candidate& a, const Candidate& b) { return a.at_most > b.at_most; });
    return weigh_in_turns(candidates, least, Floor(most, share), most);
  }

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  static constexpr std::size_t kMostWords = 32;  // a bit each

  struct Word {
    SoughtPart part;
    double pairs = 0;  // what a statement with the word may have by its pairs
  };
  struct Pair {
    SoughtPart part;
    std::uint32_t words = 0;  // those of its words that are looked for by themselves
  };

  std::size_t word_of(const std::string& term) const {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (words_[i].part.first == term) return i;
    }
    return kNone;
  }

  // Who has the pair has its words. The pair is put down to the heavier one that is looked for by
  // itself, which fewer have.
  void add_pair(const SoughtPart& pair) {
    std::size_t heaviest = kNone;
    std::uint32_t words = 0;
    for (const std::size_t word : {word_of(pair.first), word_of(pair.second)}) {
      if (word == kNone) continue;
      words |= std::uint32_t{1} << word;
      if (heaviest == kNone || words_[word].part.weight > words_[heaviest].part.weight) {
        heaviest = word;
      }
    }
    pairs_.push_back({pair, words});
    if (heaviest == kNone) {
      alone_.push_back(pair);
    } else {
      words_[heaviest].pairs += pair.weight;
    }
  }

  // All that have one of the words, or both words of a pair.
  ShardWeights collect(SetMatcher& matcher) const {
    std::vector<Xapian::Query> any;
    for (const Word& word : words_) any.emplace_back(word.part.first);
    for (const SoughtPart& pair : alone_) any.push_back(both_of(pair));
    ShardWeights found{matcher.match({Xapian::Query::OP_OR, any.begin(), any.end()}), {}};
    found.having = matcher.match(filter_of(filters_, index_), &found.having);
    const DocumentPlaces places(found.having);
    found.weights.resize(places.size());
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const Word& word = words_[i];
      for (const Posting& posting : matcher.lists().read(word.part.first)) {
        if (!found.having.contains(posting.document)) continue;
        Weight& weight = found.weights[places.place_of(posting.document)];
        weight.known += word.part.weight;
        weight.at_most += word.part.weight + word.pairs;
        weight.present |= std::uint32_t{1} << i;
      }
    }
    for (const SoughtPart& pair : alone_) {
      matcher.match(both_of(pair), &found.having).for_each([&](Xapian::docid document) {
        found.weights[places.place_of(document)].at_most += pair.weight;
      });
    }
    return found;
  }

  static Xapian::Query both_of(const SoughtPart& pair) {
    return Xapian::Query(pair.first) & Xapian::Query(pair.second);
  }

  // The most promising first, few of them: they show how many of the others are worth a look.
  // `least`: what is known already of the lightest that is wanted.
  std::vector<WeighedSource> weigh_in_turns(std::vector<Candidate>& candidates, double least,
                                            Floor floor, std::size_t most) {
    constexpr std::size_t kFirstTurn = 16;
    constexpr std::size_t kTimesMore = 8;
    std::vector<WeighedSource> found;
    const auto shards = static_cast<Xapian::docid>(matchers_.size());
    std::size_t turn = kFirstTurn;
    for (std::size_t begin = 0; begin < candidates.size(); turn *= kTimesMore) {
      least = std::max(least, floor.least());
      if (candidates[begin].at_most < least) break;
      const auto some =
          std::span(candidates).subspan(begin).first(std::min(turn, candidates.size() - begin));
      begin += some.size();
      weigh(some, least);
      for (const Candidate& candidate : some) {
        if (candidate.known == 0 || candidate.known < least) continue;
        floor.add(candidate.known);
        // Documents of several databases take turns: Xapian numbers them so.
        found.push_back({candidate.known, (candidate.document - 1) * shards + candidate.shard + 1});
      }
    }
    std::erase_if(found, [&](const WeighedSource& s) { return s.weight < floor.least(); });
    keep_first(index_, found, most);
    return found;
  }

  // Adds the pairs that they have to what is known of them; of those that cannot come to `least`
  // not all. Word by word, in the order of documents: so the places lie in the index.
  void weigh(std::span<Candidate> some, double least) {
    std::sort(some.begin(), some.end(), [](const Candidate& a, const Candidate& b) {
      return std::pair(a.shard, a.document) < std::pair(b.shard, b.document);
    });
    const auto is_possible = [](const Candidate& candidate, const Pair& pair) {
      return (candidate.present & pair.words) == pair.words;
    };
    for (Candidate& candidate : some) {
      candidate.at_most = candidate.known;
      for (const Pair& pair : pairs_) {
        if (is_possible(candidate, pair)) candidate.at_most += pair.part.weight;
      }
    }
    std::vector<std::vector<Xapian::termpos>> first(some.size());
    for (const Pair& pair : pairs_) {
      const auto for_each_hopeful = [&](const auto& visit) {
        for (std::size_t i = 0; i < some.size(); ++i) {
          if (some[i].at_most >= least && is_possible(some[i], pair)) visit(i);
        }
      };
      std::vector<TermPositions> first_positions = positions_of(pair.part.first);
      for_each_hopeful(
          [&](std::size_t i) { first[i] = first_positions[some[i].shard].of(some[i].document); });
      std::vector<TermPositions> second_positions = positions_of(pair.part.second);
      for_each_hopeful([&](std::size_t i) {
        if (!first[i].empty() &&
            follow(first[i], second_positions[some[i].shard].of(some[i].document))) {
          some[i].known += pair.part.weight;
        } else {
          some[i].at_most -= pair.part.weight;
        }
      });
    }
  }

  // By shard.
  std::vector<TermPositions> positions_of(const std::string& term) const {
    std::vector<TermPositions> positions;
    for (const Shard& shard : index_.shards) positions.emplace_back(shard, term);
    return positions;
  }

  // Does one of the second stand behind one of the first, and near enough?
  static bool follow(const std::vector<Xapian::termpos>& first,
                     const std::vector<Xapian::termpos>& second) {
    for (const Xapian::termpos position : first) {
      const auto next = std::upper_bound(second.begin(), second.end(), position);
      if (next != second.end() && *next < position + kPairWindow) return true;
    }
    return false;
  }

  const OpenIndex& index_;
  const ShardMatchers& matchers_;
  const Filters& filters_;
  std::vector<Word> words_;
  std::vector<Pair> pairs_;
  std::vector<SoughtPart> alone_;  // of whose words none is looked for by itself
};

}  // namespace

std::vector<WeighedSource> heaviest_sources(const OpenIndex& index, const ShardMatchers& matchers,
                                            std::span<const SoughtPart> parts,
                                            const Filters& filters, std::size_t most,
                                            double share) {
  return HeaviestSources(index, matchers, parts, filters).find(most, share);
}

}  // namespace cotejo
