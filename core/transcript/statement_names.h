// SPDX-License-Identifier: GPL-3.0-or-later
// The names that a statement is found and counted under: its issuer, all who speak in it, and whose
// words are whose. One answer for the indexer, which writes them, and the searcher, which shows
// them.
#pragma once

#include <string>
#include <vector>

#include "core/names/authorities.h"
#include "core/statement/statement.h"
#include "core/transcript/speaker_turns.h"

namespace cotejo {

/// A printed name that authority files know as another.
struct ReadName {
  std::string printed;
  std::string canonical;
  auto operator<=>(const ReadName&) const = default;
};

struct StatementNames {
  std::string source;
  std::vector<std::string> speakers;  ///< declared, then those of turns; each once
  std::vector<SpeakerTurn> turns;     ///< their speakers are canonical too
  std::vector<ReadName> read;         ///< what became another name by the authorities
};

/// The record's names; those that `authorities` know are canonical. A speaker field that lists
/// several persons is taken apart if one of them is known.
StatementNames statement_names(const Statement& statement, const Authorities& authorities);

/// Its turns alone, as statement_names() has them.
std::vector<SpeakerTurn> named_turns(const Statement& statement, const Authorities& authorities);

}  // namespace cotejo
