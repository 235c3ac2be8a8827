// SPDX-License-Identifier: GPL-3.0-or-later
// Snowball stemming by libstemmer, one stemmer a language.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/language.h"

struct sb_stemmer;

namespace cotejo {

/// The stemmers of all languages of the table. They remember stems that were asked for: many
/// queries of one run try the same words. Not for two threads at once.
class Stemmers {
 public:
  Stemmers();

  /// Stem of a surface form (NFC, lower case, with its accents: the Spanish rules need them),
  /// folded afterwards. The word itself, folded, for a language that has no stemmer.
  std::string stem(Language language, std::string_view surface);

  /// The stem, and where Snowball misses a plural (it takes "gobiernos" for a verb with a pronoun,
  /// and leaves "años" as it is) also the stem of the singular: such a word belongs to both
  /// families.
  std::vector<std::string> stems(Language language, std::string_view surface);

  /// The stems of a word typed without accents, with an accent tried on each of its letters that
  /// the language accents: "negociacion" → also that of "negociación". None if it has accents.
  std::vector<std::string> accented_stems(Language language, std::string_view surface);

 private:
  struct Deleter {
    void operator()(sb_stemmer* stemmer) const;
  };
  std::vector<std::unique_ptr<sb_stemmer, Deleter>> stemmers_;       // by Language; null for others
  std::vector<std::unordered_map<std::string, std::string>> known_;  // by Language: surface → stem
};

}  // namespace cotejo
