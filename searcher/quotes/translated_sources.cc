// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/quotes/translated_sources.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "searcher/quotes/first_sources.h"
#include "searcher/quotes/quote_terms.h"
#include "searcher/quotes/source_search.h"
#include "searcher/quotes/translated_alarms.h"
#include "searcher/search/dense_window.h"

namespace cotejo {
namespace {

constexpr std::size_t kMostParts = 16;  // the words that say most
constexpr std::size_t kLookedInto = 60;
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
  SoughtSources sought{{}, filter_of(filters, index), kLookedInto, kWorthReading};
  for (const TranslatedWord* word : rarest) sought.any_of.push_back({any_of(*word), word->idf});
  std::vector<Xapian::docid> found;
  for (const WeighedSource& source : first_sources(index, make_matchers(index), sought).sources) {
    found.push_back(source.document);
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

// Where each word of the quotation stands.
struct WordPlaces {
  std::vector<WordPlace> places;  // by position
  std::vector<double> weights;
};

WordPlaces find_places(std::span<const TranslatedWord> words, const PositionsOf& positions) {
  WordPlaces found;
  for (const TranslatedWord& word : words) {
    for (const std::uint32_t place : places_of(word, positions)) {
      found.places.push_back({place, found.weights.size()});
    }
    found.weights.push_back(word.idf);
  }
  return found;
}

// The densest window of [first, last) alone.
DenseWindow window_within(const WordPlaces& found, std::uint32_t first, std::uint32_t last,
                          std::uint32_t length) {
  std::vector<WordPlace> places;
  std::copy_if(found.places.begin(), found.places.end(), std::back_inserter(places),
               [&](const WordPlace& p) { return p.position >= first && p.position < last; });
  return densest_window(places, found.weights, length);
}

struct Found {
  Xapian::docid document = 0;
  DenseWindow window;
  WordPlaces words;
};

// How many of the words stand in the window, and in what order.
void measure(const Found& found, TranslatedSource& source) {
  std::vector<bool> seen(found.words.weights.size(), false);
  std::vector<std::size_t> row;  // the least last word of a row of each length, as it grows
  for (const auto& [place, word] : found.words.places) {
    if (place < found.window.first || place >= found.window.last) continue;
    if (!seen[word]) ++source.accounted;
    seen[word] = true;
    const auto at = std::lower_bound(row.begin(), row.end(), word);
    if (at == row.end()) {
      row.push_back(word);
    } else {
      *at = word;
    }
  }
  source.in_order = row.size();
  source.length = found.window.last - found.window.first;
}

// Moves the window into one turn, if it reaches over several: what two said is nobody's sentence.
void keep_to_turn(Found& found, const StatementWords& statement, std::uint32_t length,
                  Analyzer& analyzer) {
  const DenseWindow& over = found.window;
  const std::uint32_t begin = over.last > length ? over.last - length : 0;
  DenseWindow best;
  bool within = false;
  for (const auto& [first, last] : statement.turns_between(begin, over.first + length, analyzer)) {
    within = within || (first <= over.first && over.last <= last);
    const DenseWindow window = window_within(found.words, first, last, length);
    if (window.weight > best.weight) best = window;
  }
  if (!within) found.window = best;
}

// The passage with as much of its turn on either side as a translation may have moved words by.
std::vector<Alarm> alarms_of(const TranslatedQuote& sought, const DenseWindow& window,
                             const StatementWords& statement, SourceReader& reader) {
  constexpr std::uint32_t kContext = 8;
  const std::uint32_t begin = window.first > kContext ? window.first - kContext : 0;
  std::pair<std::uint32_t, std::uint32_t> context{window.first, window.last};
  for (const auto& turn :
       statement.turns_between(begin, window.last + kContext, reader.analyzer())) {
    if (turn.first <= window.first && window.first < turn.second) context = turn;
  }
  const std::vector<TextWord> words =
      statement.between(context.first, context.second, reader.analyzer());
  const auto place_of = [&](std::uint32_t position) {
    const auto at = std::find_if(words.begin(), words.end(),
                                 [&](const TextWord& word) { return word.position >= position; });
    return static_cast<std::size_t>(at - words.begin());
  };
  return translated_alarms({sought.quote, sought.from, statement.text(), words,
                            place_of(window.first), place_of(window.last), sought.to},
                           reader.dictionary());
}

bool comes_first(const TranslatedSource& a, const TranslatedSource& b) {
  if (a.match.score > b.match.score + kAlikeScores) return true;
  if (a.match.score + kAlikeScores < b.match.score) return false;
  if (a.in_order != b.in_order) return a.in_order > b.in_order;
  if (a.length != b.length) return a.length < b.length;
  return a.match.statement.id < b.match.statement.id;  // the same in any order of the documents
}

std::vector<Found> look_into(const OpenIndex& index, std::span<const TranslatedWord> words,
                             const Filters& filters, SourceReader& reader, std::uint32_t length) {
  std::vector<Found> all;
  for (const Xapian::docid document : candidates(index, words, filters)) {
    Found found{document, {}, find_places(words, reader.positions(document))};
    found.window = densest_window(found.words.places, found.words.weights, length);
    if (found.window.weight > 0) all.push_back(std::move(found));
  }
  std::stable_sort(all.begin(), all.end(), [](const Found& a, const Found& b) {
    return a.window.weight > b.window.weight;
  });
  return all;
}

}  // namespace

TranslatedSources translated_sources(const OpenIndex& index, const TranslatedQuote& sought,
                                     const Filters& filters, SourceReader& reader,
                                     std::size_t most) {
  const std::span<const TranslatedWord> words = sought.words;
  const std::uint32_t longest = window_length(sought.quote.words.size());
  double all = 0;
  for (const TranslatedWord& word : words) all += word.idf;
  TranslatedSources sources;
  double least = 0;  // of what is kept
  for (Found& found : look_into(index, words, filters, reader, longest)) {
    const bool enough = sources.ranked.size() >= most;
    if (enough && found.window.weight < least * (1 - kAlikeScores)) break;
    ReadStatement read = reader.read(found.document);
    keep_to_turn(found, read.words, longest, reader.analyzer());
    auto passage = read.words.passage_at(found.window.first, found.window.last, reader.analyzer());
    if (!passage || found.window.weight == 0) continue;  // only in its title
    TranslatedSource source;
    source.match.alarms = alarms_of(sought, found.window, read.words, reader);
    source.match.statement = std::move(read.statement);
    source.match.passage = std::move(*passage);
    source.match.verdict = Verdict::kTranslated;
    source.match.score = std::min(1.0, found.window.weight / all);  // sums differ at their ends
    source.information = found.window.weight / one_statement(index);
    source.sought = words.size();
    measure(found, source);
    least = sources.ranked.empty() ? found.window.weight : std::min(least, found.window.weight);
    sources.ranked.push_back(std::move(source));
  }
  std::stable_sort(sources.ranked.begin(), sources.ranked.end(), comes_first);
  for (const TranslatedSource& source : sources.ranked) {
    if (source.match.score + kAlikeScores >= sources.ranked.front().match.score) {
      ++sources.at_top_score;
    }
  }
  if (sources.ranked.size() > most) sources.ranked.resize(most);
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
  // One word that says much is no sentence: so many, this share of all that say something, and over
  // this share of the quotation's length.
  constexpr std::size_t kFewestWords = 3;
  constexpr double kShareOfWords = 0.5;
  constexpr double kShareOfLength = 0.4;
  // Common words, but so many of them, say as much together as a rare one.
  constexpr std::size_t kManyWords = 5;
  if (found.empty()) return false;
  const TranslatedSource& best = found.front();
  const auto is_part = [](std::size_t count, double share, std::size_t all) {
    return static_cast<double>(count) >= share * static_cast<double>(all);
  };
  if (best.accounted < kFewestWords || !is_part(best.accounted, kShareOfWords, best.sought) ||
      !is_part(best.length, kShareOfLength, words)) {
    return false;
  }
  const Threshold& threshold =
      *std::find_if(std::begin(kThresholds), std::end(kThresholds),
                    [&](const Threshold& row) { return words < row.below; });
  const double score = best.match.score;
  const double next = found.size() < 2 ? 0 : found[1].match.score;
  const bool nearly_all = score >= threshold.enough;
  if (best.information < kInformation && !(nearly_all && best.accounted >= kManyWords)) {
    return false;
  }
  return nearly_all || (score >= threshold.share && score - next >= threshold.ahead);
}

bool comes_near(const TranslatedSource& source) {
  constexpr double kShare = 0.3;
  constexpr double kInformation = 0.5;
  return source.match.score >= kShare && source.information >= kInformation;
}

}  // namespace cotejo
