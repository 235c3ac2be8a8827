// SPDX-License-Identifier: GPL-3.0-or-later
// Apertium's dictionaries of one pair of languages → what each word form of one means in the other.
#pragma once

#include <filesystem>
#include <map>

#include "core/dictionary/dictionary_file.h"
#include "core/dictionary/dictionary_keys.h"

namespace cotejo {

/// The printed automata of one direction: a bilingual one, and the analysis of the language it
/// translates from.
struct ApertiumDirection {
  Language from;
  Language to;
  std::filesystem::path bilingual;
  std::filesystem::path analysis;
};

/// Sections of the kinds kForm and kStem for both directions. Each direction also takes what the
/// other one's bilingual dictionary says, read backwards: they list different alternatives.
std::map<DictionarySection, DictionaryEntries> read_apertium(const ApertiumDirection& there,
                                                             const ApertiumDirection& back,
                                                             DictionaryKeys& keys);

}  // namespace cotejo
