// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/quotes/translated_sources.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "searcher/quotes/quote_terms.h"
#include "searcher/search/dense_window.h"

namespace cotejo {
namespace {

constexpr std::size_t kMostParts = 16;  // the words that say most
constexpr Xapian::doccount kLookedInto = 60;
// Who has less than this share of the words, by weight, of the one who has most is not looked into.
constexpr double kWorthReading = 0.5;

// A translation is longer or shorter than what it translates, and its words stand in another order.
std::uint32_t window_length(std::size_t words) {
  return static_cast<std::uint32_t>(6 + words + words / 2);
}

Xapian::Query any_of(const TranslatedWord& word) {
  std::vector<Xapian::Query> ways;
  for (const std::string& term : word.terms) ways.emplace_back(term);
  for (const auto& slots : word.phrases) {
    std::vector<Xapian::Query> places;
    for (const auto& slot : slots) {
      places.emplace_back(Xapian::Query::OP_OR, slot.begin(), slot.end());
    }
    ways.emplace_back(Xapian::Query::OP_PHRASE, places.begin(), places.end(),
                      static_cast<Xapian::termcount>(places.size()));
  }
  return Xapian::Query(Xapian::Query::OP_SYNONYM, ways.begin(), ways.end());
}

std::vector<Xapian::docid> candidates(const OpenIndex& index, std::span<const TranslatedWord> words,
                                      const Filters& filters) {
  std::vector<const TranslatedWord*> rarest;
  for (const TranslatedWord& word : words) {
    if (!word.empty()) rarest.push_back(&word);
  }
  std::stable_sort(rarest.begin(), rarest.end(),
                   [](const auto* a, const auto* b) { return a->idf > b->idf; });
  if (rarest.size() > kMostParts) rarest.resize(kMostParts);
  if (rarest.empty()) return {};
  std::vector<Xapian::Query> parts;
  for (const TranslatedWord* word : rarest) {
    parts.emplace_back(Xapian::Query::OP_SCALE_WEIGHT, any_of(*word), word->idf);
  }
  Xapian::Enquire enquire(index.combined);
  enquire.set_query(apply_filters(Xapian::Query(Xapian::Query::OP_OR, parts.begin(), parts.end()),
                                  filters, index));
  enquire.set_weighting_scheme(Xapian::CoordWeight());
  const Xapian::MSet matches = enquire.get_mset(0, kLookedInto);
  std::vector<Xapian::docid> found;
  for (auto match = matches.begin(); match != matches.end(); ++match) {
    if (match.get_weight() < kWorthReading * matches.get_max_attained()) break;
    found.push_back(*match);
  }
  return found;
}

using Positions = std::vector<std::uint32_t>;

// Positions of any of the terms, in order.
Positions positions_of(const std::set<std::string>& terms, const PositionsOf& positions) {
  Positions all;
  for (const std::string& term : terms) {
    const Positions of_term = positions(term);
    all.insert(all.end(), of_term.begin(), of_term.end());
  }
  std::sort(all.begin(), all.end());
  return all;
}

// Where the word stands in any of its ways: of a phrase its first word.
Positions places_of(const TranslatedWord& word, const PositionsOf& positions) {
  Positions places = positions_of(word.terms, positions);
  for (const auto& slots : word.phrases) {
    Positions begins = positions_of(slots.front(), positions);
    for (std::size_t slot = 1; slot < slots.size() && !begins.empty(); ++slot) {
      const Positions here = positions_of(slots[slot], positions);
      std::erase_if(begins, [&](std::uint32_t begin) {
        return !std::binary_search(here.begin(), here.end(),
                                   begin + static_cast<std::uint32_t>(slot));
      });
    }
    places.insert(places.end(), begins.begin(), begins.end());
  }
  return places;
}

DenseWindow best_window(std::span<const TranslatedWord> words, const PositionsOf& positions,
                        std::uint32_t length) {
  std::vector<WordPlace> places;
  std::vector<double> weights;
  for (const TranslatedWord& word : words) {
    for (const std::uint32_t place : places_of(word, positions)) {
      places.push_back({place, weights.size()});
    }
    weights.push_back(word.idf);
  }
  return densest_window(places, weights, length);
}

}  // namespace

std::vector<TranslatedSource> translated_sources(const OpenIndex& index,
                                                 std::span<const TranslatedWord> words,
                                                 std::size_t length, const Filters& filters,
                                                 SourceReader& reader, std::size_t most) {
  double all = 0;
  for (const TranslatedWord& word : words) all += word.idf;
  std::vector<std::pair<DenseWindow, Xapian::docid>> windows;
  for (const Xapian::docid document : candidates(index, words, filters)) {
    const DenseWindow window =
        best_window(words, reader.positions(document), window_length(length));
    if (window.weight > 0) windows.emplace_back(window, document);
  }
  std::stable_sort(windows.begin(), windows.end(),
                   [](const auto& a, const auto& b) { return a.first.weight > b.first.weight; });
  std::vector<TranslatedSource> sources;
  for (const auto& [window, document] : windows) {
    if (sources.size() == most) break;
    auto match = reader.passage(document, window.first, window.last);
    if (!match) continue;  // only in its title
    TranslatedSource source{std::move(*match), window.weight / one_statement(index)};
    source.match.score = std::min(1.0, window.weight / all);  // sums differ in their last places
    source.match.verdict = Verdict::kTranslated;
    sources.push_back(std::move(source));
  }
  return sources;
}

bool is_translation(const std::vector<TranslatedSource>& found, std::size_t words) {
  // By the quotation's words: what share of them must be accounted for, and how far must the next
  // one lie behind, or what share will do without that?
  struct Threshold {
    std::size_t below;
    double share;
    double ahead;
    double enough;
  };
  constexpr Threshold kThresholds[] = {
      {10, 0.75, 0.15, 0.95}, {16, 0.65, 0.18, 0.9}, {kMostQuoteWords + 1, 0.6, 0.15, 0.85}};
  constexpr double kInformation = 1;
  if (found.empty() || found.front().information < kInformation) return false;
  const Threshold& threshold =
      *std::find_if(std::begin(kThresholds), std::end(kThresholds),
                    [&](const Threshold& row) { return words < row.below; });
  const double score = found.front().match.score;
  const double next = found.size() < 2 ? 0 : found[1].match.score;
  return score >= threshold.enough || (score >= threshold.share && score - next >= threshold.ahead);
}

bool comes_near(const TranslatedSource& source) {
  constexpr double kShare = 0.3;
  constexpr double kInformation = 0.5;
  return source.match.score >= kShare && source.information >= kInformation;
}

}  // namespace cotejo
