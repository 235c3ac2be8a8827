// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/quotes/statement_words.h"

#include <algorithm>
#include <string_view>

#include "core/base/utf8.h"
#include "core/transcript/speaker_turns.h"

namespace cotejo {

StatementWords::StatementWords(const Statement& statement)
    : text_(statement.text()),
      stretches_(text_stretches(statement)),
      turns_(speaker_turns(statement)) {}

std::vector<TextWord> StatementWords::between(std::uint32_t first, std::uint32_t last,
                                              Analyzer& analyzer) const {
  const std::uint32_t middle = first + (last - first) / 2;
  const TextStretch* stretch = nullptr;
  for (const TextStretch& candidate : stretches_) {
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

std::vector<std::pair<std::uint32_t, std::uint32_t>> StatementWords::turns_between(
    std::uint32_t first, std::uint32_t last, Analyzer& analyzer) const {
  if (turns_.empty()) return {{first, last}};
  std::vector<std::pair<std::uint32_t, std::uint32_t>> found;
  const SpeakerTurn* current = nullptr;
  for (const TextWord& word : between(first, last, analyzer)) {
    const SpeakerTurn* turn = turn_at(turns_, word.begin);
    if (turn != nullptr && word.begin < turn->begin) continue;  // its label
    if (found.empty() || turn != current) found.emplace_back(word.position, word.position);
    found.back().second = word.position + 1;
    current = turn;
  }
  return found;
}

std::optional<Passage> StatementWords::passage_at(std::uint32_t first, std::uint32_t last,
                                                  Analyzer& analyzer) const {
  const std::vector<TextWord> words = between(first, last, analyzer);
  if (words.empty()) return std::nullopt;
  return passage(words.front().begin, words.back().end);
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

}  // namespace cotejo
