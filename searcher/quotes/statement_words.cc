// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/quotes/statement_words.h"

#include <algorithm>
#include <string_view>

#include "core/base/utf8.h"
#include "core/index/schema.h"
#include "core/text/tokenizer.h"
#include "core/transcript/speaker_turns.h"

namespace cotejo {
namespace {

std::uint32_t count_positions(std::string_view text) {
  return tokenize(text, [](const Token&) {});
}

}  // namespace

StatementWords::StatementWords(const Statement& statement)
    : text_(statement.text()), turns_(speaker_turns(statement)) {
  std::uint32_t position = kFirstPosition + count_positions(statement.title) + kPositionGap;
  if (statement.turns.empty()) {
    stretches_.push_back({position, 0, text_.size()});
    return;
  }
  std::size_t begin = 0;
  for (const Turn& turn : statement.turns) {
    stretches_.push_back({position, begin, begin + turn.text.size()});
    position += count_positions(turn.text) + kPositionGap;
    begin += turn.text.size() + kTurnSeparator.size();
  }
}

std::vector<TextWord> StatementWords::between(std::uint32_t first, std::uint32_t last,
                                              Analyzer& analyzer) const {
  const std::uint32_t middle = first + (last - first) / 2;
  const Stretch* stretch = nullptr;
  for (const Stretch& candidate : stretches_) {
    if (candidate.first <= middle) stretch = &candidate;
  }
  if (stretch == nullptr && stretches_.front().first < last) stretch = &stretches_.front();
  if (stretch == nullptr) return {};
  first = std::max(first, stretch->first);
  if (last <= first) return {};
  const std::string_view text =
      std::string_view(text_).substr(stretch->begin, stretch->end - stretch->begin);
  std::vector<TextWord> words =
      words_between(text, first - stretch->first, last - stretch->first, analyzer);
  for (TextWord& word : words) {
    word.begin += stretch->begin;
    word.end += stretch->begin;
    word.position += stretch->first;
  }
  return words;
}

Passage StatementWords::passage(std::size_t begin, std::size_t end) const {
  Passage passage;
  passage.text = text_.substr(begin, end - begin);
  passage.start = count_code_points(std::string_view(text_).substr(0, begin));
  passage.end = passage.start + count_code_points(passage.text);
  if (const SpeakerTurn* turn = turn_at(turns_, begin)) {
    passage.speaker = turn->role == TurnRole::kNamed ? turn->speaker : turn->label;
    passage.press = turn->role == TurnRole::kPress;
  }
  return passage;
}

std::unordered_map<std::string, std::vector<std::uint32_t>> StatementWords::positions(
    Analyzer& analyzer) const {
  std::unordered_map<std::string, std::vector<std::uint32_t>> positions;
  for (const Stretch& stretch : stretches_) {
    analyzer.analyze(std::string_view(text_).substr(stretch.begin, stretch.end - stretch.begin),
                     [&](const WordOccurrence& found) {
                       positions[found.word->folded].push_back(stretch.first + found.position);
                     });
  }
  return positions;
}

}  // namespace cotejo
