// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/quotes/source_reader.h"

#include <algorithm>
#include <utility>

#include "core/index/field_table.h"
#include "core/index/slot_values.h"
#include "core/index/stored_statement.h"
#include "searcher/quotes/alarms.h"
#include "searcher/quotes/statement_words.h"
#include "searcher/quotes/verdict.h"

namespace cotejo {
namespace {

// Fragments of one quotation that stand farther apart than this, in words, are compared one by one.
constexpr std::uint32_t kFarthestApart = 400;

// The stretch to align with: the windows, and some words more on either side, since words put in or
// left out move the rest.
std::pair<std::uint32_t, std::uint32_t> stretch(const std::vector<PassageWindow>& windows,
                                                std::size_t words) {
  // The heaviest fragment, and those near it.
  const auto heaviest = std::max_element(
      windows.begin(), windows.end(),
      [](const PassageWindow& a, const PassageWindow& b) { return a.weight < b.weight; });
  std::uint32_t first = heaviest->first;
  std::uint32_t last = heaviest->last;
  for (auto window = heaviest; window != windows.begin();) {
    --window;
    if (window->first > first || first - window->first > kFarthestApart) break;
    first = window->first;
  }
  for (auto window = heaviest + 1; window != windows.end(); ++window) {
    if (window->last < last || window->last - last > kFarthestApart) break;
    last = window->last;
  }
  const auto margin = static_cast<std::uint32_t>(8 + words / 3);
  return {first > margin ? first - margin : 0, last + margin};
}

void measure(const SoughtQuote& sought, const Alignment& alignment, ComparedSource& compared) {
  compared.stands.assign(sought.terms.size(), false);
  for (const AlignedWord& word : alignment.words) {
    if (word.op != EditOp::kEqual || !word.quote) continue;
    compared.stands[*word.quote] = true;
    compared.information += sought.terms[*word.quote].idf;
  }
}

}  // namespace

const Xapian::Document& SourceReader::fetched(Xapian::docid document) {
  const auto known = fetched_.find(document);
  if (known != fetched_.end()) return known->second;
  const DocumentPlace place = index_.place_of(document);
  const Xapian::Database& database = index_.shards[place.shard].database;
  return fetched_.emplace(document, database.get_document(place.number)).first->second;
}

Statement SourceReader::statement(Xapian::docid document) {
  return decode_stored(
      is_remote(index_, document) ? fetched(document).get_data() : index_.data_of(document),
      parser_);
}

const SourcePlace& SourceReader::place(Xapian::docid document) {
  const auto known = places_.find(document);
  if (known != places_.end()) return known->second;
  SourcePlace place;
  if (is_remote(index_, document)) {
    const Xapian::Document& found = fetched(document);
    place = {found.get_value(kSlotDate), found.get_value(kSlotChecksum)};
  } else {
    place = {value_of(index_, document, kSlotDate), value_of(index_, document, kSlotChecksum)};
  }
  return places_.emplace(document, std::move(place)).first->second;
}

PositionsOf SourceReader::positions(Xapian::docid document) {
  if (!is_remote(index_, document)) return positions_in_index(index_, document);
  return positions_in_text(statement(document), analyzer_);
}

PossibleSource SourceReader::look_into(Xapian::docid document, const SoughtQuote& sought,
                                       Anchors anchors) {
  PossibleSource source{document, passage_windows(sought.terms, positions(document), anchors)};
  for (const PassageWindow& window : source.windows) source.weight += window.weight;
  return source;
}

ReadStatement SourceReader::read(Xapian::docid document) {
  Statement read = statement(document);
  StatementWords words(read);
  return {std::move(read), std::move(words)};
}

std::optional<ComparedSource> SourceReader::compare(const PossibleSource& source,
                                                    const SoughtQuote& sought) {
  if (source.windows.empty()) return std::nullopt;
  ComparedSource compared;
  compared.document = source.document;
  QuoteMatch& match = compared.match;
  match.statement = statement(source.document);
  const StatementWords said(match.statement);
  const auto [first, last] = stretch(source.windows, sought.terms.size());
  const std::vector<TextWord> words = said.between(first, last, analyzer_);
  const Alignment alignment = align(sought.quote.words, words);
  if (alignment.source_begin >= alignment.source_end) return std::nullopt;
  measure(sought, alignment, compared);
  compared.information /= one_statement(index_);
  const Comparison comparison{sought.quote, said.text(), words, alignment, sought.language};
  match.score = std::clamp(alignment.similarity, 0.0, 1.0);
  match.verdict = judge(comparison);
  match.diff = word_diff(comparison);
  match.alarms = find_alarms(comparison, dictionary_);
  match.passage =
      said.passage(words[alignment.source_begin].begin, words[alignment.source_end - 1].end);
  return compared;
}

}  // namespace cotejo
