// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/statement_positions.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "core/index/schema.h"
#include "core/text/tokenizer.h"

namespace cotejo {
namespace {

std::uint32_t count_positions(std::string_view text) {
  return tokenize(text, [](const Token&) {});
}

}  // namespace

std::vector<TextStretch> text_stretches(const Statement& statement) {
  std::uint32_t position = kFirstPosition + count_positions(statement.title) + kPositionGap;
  if (statement.turns.empty()) return {{position, 0, statement.text().size(), {}}};
  std::vector<TextStretch> stretches;
  std::size_t begin = 0;
  for (const Turn& turn : statement.turns) {
    stretches.push_back({position, begin, begin + turn.text.size(), turn.speaker});
    position += count_positions(turn.text) + kPositionGap;
    begin += turn.text.size() + kTurnSeparator.size();
  }
  return stretches;
}

bool is_remote(const OpenIndex& index, Xapian::docid document) {
  return index.shard_of(document).remote;
}

std::vector<std::uint32_t> TextPositions::of(Xapian::docid document) {
  std::vector<std::uint32_t> positions = all_.of(document);
  // What is before is the title's.
  positions.erase(positions.begin(), std::lower_bound(positions.begin(), positions.end(),
                                                      kFirstPosition + kPositionGap));
  return positions;
}

PositionsOf positions_in_index(const OpenIndex& index, Xapian::docid document) {
  return [&index, document](const std::string& term) {
    const DocumentPlace place = index.place_of(document);
    return TextPositions(index.shards[place.shard], term).of(place.number);
  };
}

PositionsOf positions_in_text(const Statement& statement, Analyzer& analyzer) {
  const std::string text = statement.text();
  const Language language = language_of(statement.lang);
  std::unordered_map<std::string, std::vector<std::uint32_t>> positions;
  for (const TextStretch& stretch : text_stretches(statement)) {
    analyzer.analyze(std::string_view(text).substr(stretch.begin, stretch.end - stretch.begin),
                     [&](const WordOccurrence& found) {
                       auto& places = positions[word_term(language, found.word->folded)];
                       const std::uint32_t place = stretch.first + found.position;
                       // Two readings of one word may be the same term: the index has the place
                       // once.
                       if (places.empty() || places.back() != place) places.push_back(place);
                     });
  }
  return [all = std::move(positions)](const std::string& term) {
    const auto found = all.find(term);
    return found == all.end() ? std::vector<std::uint32_t>() : found->second;
  };
}

}  // namespace cotejo
