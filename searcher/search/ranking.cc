// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/ranking.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "core/index/impact.h"
#include "core/index/stored_statement.h"
#include "searcher/search/statement_positions.h"

namespace cotejo {
namespace {

// BM25's k1, which has to be multiplied as the impacts are; they have the lengths in them already
// (core/index/impact.h), so that b is 0, and Xapian reads none.
constexpr double kWordSaturation = 1.5 * kImpactUnit;

// So many words of the text joined by OR, stop words included, are a long query…
constexpr std::uint32_t kLongQuery = 8;
// …for which lengths count in full: else a long text has as many of the words by chance as the
// sentence that the query translates. An impact over the sum of its statement's impacts is the
// frequency over the length; k1 is of a frequency in a statement of the mean length.
constexpr double kLongWordSaturation = 8;
constexpr double kLongLengthShare = 1;
// Texts that are long for good reason, and have the words together, come up again from among so
// many…
constexpr Xapian::doccount kOrderedAgain = 100;
// …by so many times their score for all of the words in one place…
constexpr double kTogether = 2;
// …which is so many positions long: other words may stand between.
std::uint32_t window_length(std::uint32_t words) {
  return 2 * words + 2;
}

// How much a word says: Spärck Jones 1972, of statements that have any of its terms, at most their
// sum; 0 if none has.
double inverse_frequency(const OpenIndex& index, const std::vector<std::string>& terms) {
  double sum = 0;
  for (const std::string& term : terms) sum += static_cast<double>(index.frequency(term));
  const auto all = static_cast<double>(index.statements);
  return sum == 0 ? 0 : std::log(1 + all / std::min(sum, all));
}

}  // namespace

Ranking::Ranking(const OpenIndex& index, const QueryBuilder& built, std::string_view typed)
    : index_(index) {
  const EitherWords& either = built.either_words();
  if (either.length < kLongQuery || typed.find('?') != std::string_view::npos) return;
  for (const std::size_t leaf : either.leaves) {
    const BuiltLeaf& word = built.leaves()[leaf];
    words_.push_back({word.own, inverse_frequency(index, word.all)});
    weight_of_words_ += words_.back().weight;
  }
  window_ = window_length(either.length);
}

std::string Ranking::note() const {
  if (!is_long()) return {};
  return fmt::format(
      "eight words or more joined by OR are a long query: lengths count in full, and the first {} "
      "hits come "
      "in the order of their score and of how many of the words stand together",
      kOrderedAgain);
}

Weighing Ranking::weight() const {
  if (!is_long()) return {kWordSaturation, 0, 0};
  const double mean = length_of(index_.combined.get_avlength());
  return {kLongWordSaturation * kImpactUnit / length_norm(mean), kLongLengthShare, kShortestLength};
}

Xapian::doccount Ranking::reads() const {
  return is_long() ? kOrderedAgain : 0;
}

void Ranking::order(std::vector<RankedMatch>& matches, const DataOf& data_of,
                    StatementParser& parser, Analyzer& analyzer) const {
  const std::size_t again = std::min<std::size_t>(reads(), matches.size());
  if (again == 0 || weight_of_words_ == 0) return;
  const auto first = std::span(matches).first(again);
  std::vector<WordPlaces> places = places_of_words(first, data_of, parser, analyzer);
  std::vector<double> weights;
  for (const Word& word : words_) weights.push_back(word.weight);
  for (std::size_t i = 0; i < first.size(); ++i) {
    const double together = densest_window(places[i], weights, window_).weight;
    first[i].score *= 1 + kTogether * together / weight_of_words_;
  }
  // Whoever comes later has no higher weight than these had before, and so no higher score.
  std::stable_sort(first.begin(), first.end(),
                   [](const RankedMatch& a, const RankedMatch& b) { return a.score > b.score; });
}

std::vector<Ranking::WordPlaces> Ranking::places_of_words(std::span<const RankedMatch> matches,
                                                          const DataOf& data_of,
                                                          StatementParser& parser,
                                                          Analyzer& analyzer) const {
  std::map<std::string, std::vector<std::size_t>> words_of;  // terms
  for (std::size_t word = 0; word < words_.size(); ++word) {
    for (const std::string& term : words_[word].terms) words_of[term].push_back(word);
  }
  std::vector<WordPlaces> places(matches.size());
  const auto add = [&](std::size_t match, const std::vector<std::uint32_t>& positions,
                       const std::vector<std::size_t>& words) {
    for (const std::uint32_t position : positions) {
      for (const std::size_t word : words) places[match].push_back({position, word});
    }
  };
  std::vector<std::size_t> local;
  for (std::size_t i = 0; i < matches.size(); ++i) {
    if (!is_remote(index_, matches[i].document)) {
      local.push_back(i);
      continue;
    }
    const PositionsOf positions =
        positions_in_text(decode_stored(data_of(matches[i]), parser), analyzer);
    for (const auto& [term, words] : words_of) add(i, positions(term), words);
  }
  // Term by term, and documents as they lie in a list: most have few of the terms.
  std::sort(local.begin(), local.end(), [&](std::size_t a, std::size_t b) {
    return index_.place_of(matches[a].document) < index_.place_of(matches[b].document);
  });
  for (const auto& [term, words] : words_of) {
    std::optional<TextPositions> positions;
    for (const std::size_t i : local) {
      const DocumentPlace place = index_.place_of(matches[i].document);
      const Shard& shard = index_.shards[place.shard];
      if (!positions || &positions->shard() != &shard) positions.emplace(shard, term);
      add(i, positions->of(place.number), words);
    }
  }
  return places;
}

}  // namespace cotejo
