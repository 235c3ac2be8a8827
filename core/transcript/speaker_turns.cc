// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transcript/speaker_turns.h"

#include <algorithm>

#include "core/names/name_words.h"
#include "core/text/normalizer.h"
#include "core/transcript/turn_names.h"
#include "core/transcript/turn_split.h"

namespace cotejo {
namespace {

// A declared turn's label, taken as it is: that it is one need not be found out.
Label declared_label(const std::string& speaker) {
  Label label;
  label.printed = speaker;
  label.role = role_of_label(speaker);
  const std::string folded = folded_name(speaker);
  label.answer = is_listed(NameWords::kAnswerLabel, folded);
  if (label.role == TurnRole::kNamed) label.name = parse_person_name(speaker);
  label.key = folded;
  return label;
}

std::vector<LabelledRange> declared_turns(const Statement& statement) {
  std::vector<LabelledRange> ranges;
  std::size_t begin = 0;
  for (const Turn& turn : statement.turns) {
    ranges.push_back({declared_label(turn.speaker), begin, begin, begin + turn.text.size()});
    begin += turn.text.size() + kTurnSeparator.size();
  }
  return ranges;
}

}  // namespace

std::vector<SpeakerTurn> speaker_turns(const Statement& statement) {
  const std::vector<LabelledRange> ranges =
      statement.turns.empty() ? split_turns(statement.body, declared_persons(statement))
                              : declared_turns(statement);
  if (ranges.empty()) return {};
  const std::string_view header =
      statement.turns.empty()
          ? std::string_view(statement.body).substr(0, ranges.front().label_begin)
          : std::string_view();
  const TurnNames names(statement, header, ranges);
  std::vector<SpeakerTurn> turns;
  for (const LabelledRange& range : ranges) {
    SpeakerTurn turn{range.label_begin, range.begin, range.end, range.label.printed,
                     range.label.role,  {},          false};
    if (turn.role == TurnRole::kNamed) {
      const TurnNames::Named named = names.name_of(range.label);
      turn.speaker = named.name;
      turn.full_name = named.full;
    }
    turns.push_back(std::move(turn));
  }
  return turns;
}

const SpeakerTurn* turn_at(const std::vector<SpeakerTurn>& turns, std::size_t at) {
  const auto behind = std::upper_bound(
      turns.begin(), turns.end(), at,
      [](std::size_t byte, const SpeakerTurn& turn) { return byte < turn.label_begin; });
  if (behind == turns.begin()) return nullptr;
  const SpeakerTurn& turn = *std::prev(behind);
  return at < turn.end || at < turn.begin ? &turn : nullptr;
}

std::vector<std::string> turn_speakers(const std::vector<SpeakerTurn>& turns) {
  constexpr std::size_t kMost = 300;  // a facet of one statement with more is of no use
  std::vector<std::string> speakers;
  for (const SpeakerTurn& turn : turns) {
    if (speakers.size() == kMost) break;
    if (turn.role != TurnRole::kNamed || !turn.full_name) continue;
    if (std::find(speakers.begin(), speakers.end(), turn.speaker) == speakers.end()) {
      speakers.push_back(turn.speaker);
    }
  }
  return speakers;
}

}  // namespace cotejo
