// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/ranking.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <span>

#include "core/index/impact.h"
#include "core/index/stored_statement.h"
#include "searcher/search/dense_window.h"
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
  for (RankedMatch& match : first) {
    match.score *= 1 + kTogether * share_together(match, data_of, parser, analyzer);
  }
  // Whoever comes later has no higher weight than these had before, and so no higher score.
  std::stable_sort(first.begin(), first.end(),
                   [](const RankedMatch& a, const RankedMatch& b) { return a.score > b.score; });
}

double Ranking::share_together(const RankedMatch& match, const DataOf& data_of,
                               StatementParser& parser, Analyzer& analyzer) const {
  std::map<std::string, std::vector<std::size_t>> words_of;  // the terms, as an index sorts them
  for (std::size_t word = 0; word < words_.size(); ++word) {
    for (const std::string& term : words_[word].terms) words_of[term].push_back(word);
  }
  const bool remote = is_remote(index_, match.document);
  const PositionsOf positions =
      remote ? positions_in_text(decode_stored(data_of(match), parser), analyzer)
             : positions_in_index(index_, match.document);
  std::vector<WordPlace> places;
  auto term = remote ? Xapian::TermIterator() : index_.combined.termlist_begin(match.document);
  for (const auto& [wanted, words] : words_of) {
    if (!remote) {  // most of the terms are not in it: one walk tells which
      term.skip_to(wanted);
      if (term == Xapian::TermIterator()) break;
      if (*term != wanted) continue;
    }
    for (const std::uint32_t position : positions(wanted)) {
      for (const std::size_t word : words) places.push_back({position, word});
    }
  }
  std::vector<double> weights;
  for (const Word& word : words_) weights.push_back(word.weight);
  return densest_window(places, weights, window_).weight / weight_of_words_;
}

}  // namespace cotejo
