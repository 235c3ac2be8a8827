// SPDX-License-Identifier: GPL-3.0-or-later
// Quotations that say something else than their source, by a word or two; and ones that do not.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tests/bench/verdicts/passage.h"
#include "tests/bench/verdicts/verdict_edits.h"

namespace cotejo {

/// An edit that changes what is said.
struct AlarmEdit {
  std::string_view name;         ///< "negation dropped"
  std::vector<AlarmKind> kinds;  ///< any of these tells it
  std::optional<MadeQuotation> (*make)(Language, PassageCutter&);
};

/// All there are.
std::vector<AlarmEdit> alarm_edits();

/// A marked elision that takes nothing away from what remains: whole sentences, what stands between
/// two commas after a relative pronoun, words without any negation.
std::optional<MadeQuotation> make_clean_elision(Language language, PassageCutter& cutter);

}  // namespace cotejo
