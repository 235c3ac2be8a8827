// SPDX-License-Identifier: GPL-3.0-or-later
// A transcript in plain text, cut into the turns of its speakers. Derived, never stored: the record
// stays as it was printed.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/transcript/label.h"

namespace cotejo {

/// One label that was found convincing, and what was said under it.
struct LabelledRange {
  Label label;
  std::size_t label_begin = 0;  ///< bytes of the text
  std::size_t begin = 0;        ///< of what was said: [begin, end)
  std::size_t end = 0;
};

/// The turns of `text` in order; none if it does not read as a transcript. `known` are names that
/// the statement gives elsewhere: its declared speakers. Labels are decided by document: they
/// recur, name a person or a role, and take turns.
std::vector<LabelledRange> split_turns(std::string_view text, const std::vector<PersonName>& known);

}  // namespace cotejo
