// SPDX-License-Identifier: GPL-3.0-or-later
// Which words translate which, as learned from the index's own translations: how the pairs lie in
// the catalog's metadata. Lexicon::learned() reads them
// (docs/decisions/0008-learned-word-pairs.md).
#pragma once

#include <xapian.h>

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/language.h"

namespace cotejo {

/// The metadata key of a folded word: "pair:sacuerdo".
std::string pair_key(Language language, std::string_view folded);

/// Collects translations of folded words, and puts them into a catalog.
class LearnedPairs {
 public:
  /// Kept of a word, in each language.
  static constexpr std::size_t kMostTranslations = 5;

  /// Takes `translation` down behind those that `word` has already: add the best first. What is
  /// over kMostTranslations is left out.
  void add(Language from, std::string_view word, Language to, std::string_view translation);

  /// Replaces all that the catalog has learned before. The caller commits.
  void write(Xapian::WritableDatabase& catalog) const;

 private:
  // Metadata key → terms (tag and word) of the translations; sorted, as the database is.
  std::map<std::string, std::vector<std::string>> entries_;
};

}  // namespace cotejo
