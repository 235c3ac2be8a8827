// SPDX-License-Identifier: GPL-3.0-or-later
// A compiled Apertium dictionary as `lt-print -H` prints it: automata in AT&T's text format. Their
// paths are the dictionary's entries.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

namespace cotejo {

/// One side of an entry: "secretary of state<n><sg>".
struct AttWord {
  std::string text;  ///< without tags and without Apertium's marks
  std::string tag;   ///< the first one, the part of speech: "<n>"
  /// What one dictionary calls the word when it speaks to another.
  std::string lemma() const { return text + tag; }
};

/// Gives every path from the start of an automaton to one of its ends: what is read and what is
/// written. Numbers and compounds of several words in one (contractions, pronouns joined to verbs)
/// are left out, as are the automata that are patterns (web addresses, amounts) and not lists.
/// Throws Failure: no such file, or not printed so.
void each_att_path(const std::filesystem::path& file,
                   const std::function<void(const AttWord& read, const AttWord& written)>& sink);

}  // namespace cotejo
