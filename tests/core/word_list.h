// SPDX-License-Identifier: GPL-3.0-or-later
// The words of a text in one line, for tables of expectations.
#pragma once

#include <string>
#include <string_view>

#include "core/text/analyzer.h"

namespace cotejo {

/// "l'elam@0 ~elam@0 de@1": folded words with their positions, ~ before a second reading.
inline std::string word_list(std::string_view text) {
  Analyzer analyzer;
  std::string out;
  analyzer.analyze(text, [&](const WordOccurrence& word) {
    if (!out.empty()) out.push_back(' ');
    if (word.alias) out.push_back('~');
    out += word.word->folded + "@" + std::to_string(word.position);
  });
  return out;
}

}  // namespace cotejo
