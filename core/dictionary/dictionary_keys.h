// SPDX-License-Identifier: GPL-3.0-or-later
// Under which keys a word or an expression stands in the dictionary: one rule for what writes it
// and what asks it.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/language.h"
#include "core/text/analyzer.h"
#include "core/text/stemmer.h"

namespace cotejo {

/// Not for two threads at once.
class DictionaryKeys {
 public:
  /// The words of an expression, without their second readings.
  std::vector<WordForm> words(std::string_view expression);

  /// The words as they stand, folded: "secretario de estado".
  static std::string form_key(std::span<const WordForm> words);
  /// Stems of a list's entry; none of an acronym (in capitals, as SINA).
  std::vector<std::string> entry_stems(Language language, const std::string& expression);
  /// Stems of the words, joined; several where a word has several, or may want an accent.
  std::vector<std::string> stem_keys(Language language, std::span<const WordForm> words);

 private:
  std::vector<std::string> stems(Language language, const WordForm& word);

  Analyzer analyzer_;
  Stemmers stemmers_;
};

}  // namespace cotejo
