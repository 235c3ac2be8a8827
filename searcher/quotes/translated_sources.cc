// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/quotes/translated_sources.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "core/base/utf8.h"
#include "core/index/stored_statement.h"
#include "searcher/quotes/quote_terms.h"
#include "searcher/quotes/statement_words.h"

namespace cotejo {
namespace {

constexpr std::size_t kMostParts = 16;  // the words that say most
constexpr Xapian::doccount kLookedInto = 60;

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
  matches.fetch();
  std::vector<Xapian::docid> found;
  for (auto match = matches.begin(); match != matches.end(); ++match) found.push_back(*match);
  return found;
}

using Positions = std::vector<std::uint32_t>;
using PositionsByTerm = std::unordered_map<std::string, Positions>;

Positions positions_of(const std::set<std::string>& terms, const PositionsByTerm& all) {
  Positions positions;
  for (const std::string& term : terms) {
    const auto found = all.find(term.substr(1));  // without the language's tag
    if (found == all.end()) continue;
    positions.insert(positions.end(), found->second.begin(), found->second.end());
  }
  std::sort(positions.begin(), positions.end());
  return positions;
}

// Where the word stands in any of its ways: of a phrase its first word.
Positions places_of(const TranslatedWord& word, const PositionsByTerm& all) {
  Positions places = positions_of(word.terms, all);
  for (const auto& slots : word.phrases) {
    Positions begins = positions_of(slots.front(), all);
    for (std::size_t slot = 1; slot < slots.size() && !begins.empty(); ++slot) {
      const Positions here = positions_of(slots[slot], all);
      std::erase_if(begins, [&](std::uint32_t begin) {
        return !std::binary_search(here.begin(), here.end(),
                                   begin + static_cast<std::uint32_t>(slot));
      });
    }
    places.insert(places.end(), begins.begin(), begins.end());
  }
  return places;
}

struct Window {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  double weight = 0;
};

// The window with the most different words, by how much they say.
Window best_window(std::span<const TranslatedWord> words, const PositionsByTerm& all,
                   std::uint32_t length) {
  std::vector<std::pair<std::uint32_t, std::size_t>> places;
  for (std::size_t word = 0; word < words.size(); ++word) {
    for (const std::uint32_t place : places_of(words[word], all)) places.emplace_back(place, word);
  }
  std::sort(places.begin(), places.end());
  std::vector<unsigned> seen(words.size(), 0);
  Window best;
  double weight = 0;
  std::size_t from = 0;
  for (const auto& [place, word] : places) {
    if (seen[word]++ == 0) weight += words[word].idf;
    while (place - places[from].first >= length) {
      if (--seen[places[from].second] == 0) weight -= words[places[from].second].idf;
      ++from;
    }
    if (weight > best.weight + 1e-9) best = {places[from].first, place + 1, weight};
  }
  return best;
}

}  // namespace

std::vector<TranslatedSource> translated_sources(const OpenIndex& index,
                                                 std::span<const TranslatedWord> words,
                                                 std::size_t length, const Filters& filters,
                                                 Analyzer& analyzer, std::size_t most) {
  double all = 0;
  for (const TranslatedWord& word : words) all += word.idf;
  std::vector<TranslatedSource> sources;
  StatementParser parser;
  for (const Xapian::docid document : candidates(index, words, filters)) {
    TranslatedSource source;
    source.match.statement =
        decode_stored(index.combined.get_document(document).get_data(), parser);
    const StatementWords statement(source.match.statement);
    const Window window = best_window(words, statement.positions(analyzer), window_length(length));
    const auto found = statement.between(window.first, window.last, analyzer);
    if (found.empty()) continue;  // only in its title
    source.information = window.weight / one_statement(index);
    source.match.score = window.weight / all;
    source.match.verdict = Verdict::kTranslated;
    Passage& passage = source.match.passage;
    passage.text =
        statement.text().substr(found.front().begin, found.back().end - found.front().begin);
    passage.start =
        count_code_points(std::string_view(statement.text()).substr(0, found.front().begin));
    passage.end = passage.start + count_code_points(passage.text);
    passage.speaker = statement.speaker_at(found.front().begin);
    sources.push_back(std::move(source));
  }
  std::stable_sort(sources.begin(), sources.end(),
                   [](const TranslatedSource& a, const TranslatedSource& b) {
                     return a.match.score > b.match.score;
                   });
  if (sources.size() > most) sources.resize(most);
  return sources;
}

bool is_translation(const std::vector<TranslatedSource>& found, std::size_t words) {
  constexpr std::size_t kFew = 10;
  constexpr double kShare = 0.5;
  constexpr double kFewShare = 0.75;
  constexpr double kStandsOut = 0.1;
  constexpr double kNearlyAllWords = 0.8;
  constexpr double kAllWords = 0.95;
  constexpr double kInformation = 1;
  if (found.empty() || found.front().information < kInformation) return false;
  const double score = found.front().match.score;
  const bool stands_out = found.size() < 2 || score - found[1].match.score >= kStandsOut;
  if (words < kFew) return score >= kAllWords || (stands_out && score >= kFewShare);
  return score >= kNearlyAllWords || (stands_out && score >= kShare);
}

bool comes_near(const TranslatedSource& source) {
  constexpr double kShare = 0.3;
  constexpr double kInformation = 0.5;
  return source.match.score >= kShare && source.information >= kInformation;
}

}  // namespace cotejo
