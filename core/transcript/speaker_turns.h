// SPDX-License-Identifier: GPL-3.0-or-later
// Who says which words of a statement: the one answer for transcripts that declare their turns and
// for those whose plain text has them.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/statement/statement.h"
#include "core/transcript/label.h"

namespace cotejo {

/// A stretch of Statement::text() that one voice says.
struct SpeakerTurn {
  std::size_t label_begin = 0;  ///< bytes of text(): where its label stands; begin if declared
  std::size_t begin = 0;        ///< [begin, end) is what is said
  std::size_t end = 0;
  std::string label;  ///< as printed; empty: not named
  TurnRole role = TurnRole::kOther;
  std::string speaker;     ///< of kNamed: the fullest name the statement has; never empty then
  bool full_name = false;  ///< `speaker` names one person by more than a surname: worth a facet
};

/// The turns in order, not overlapping; none if the text is no transcript. Pure: the same statement
/// gives the same turns.
std::vector<SpeakerTurn> speaker_turns(const Statement& statement);

/// The turn that byte `at` of text() lies in, its label included; null: none.
const SpeakerTurn* turn_at(const std::vector<SpeakerTurn>& turns, std::size_t at);

/// Distinct full names of those who speak, in the order of their first turns, 300 at most; without
/// the press.
std::vector<std::string> turn_speakers(const std::vector<SpeakerTurn>& turns);

}  // namespace cotejo
