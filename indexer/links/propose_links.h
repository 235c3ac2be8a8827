// SPDX-License-Identifier: GPL-3.0-or-later
// Which statements are probably translations of each other, though no record says so?
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/base/language.h"
#include "core/dictionary/dictionary.h"
#include "core/index/open_index.h"
#include "core/statement/statement.h"
#include "indexer/links/likeness.h"

namespace cotejo {

/// Chosen for precision: docs/copies-and-translations.md has what it was measured on.
inline constexpr double kUsualMinScore = 0.45;

/// Statements of one source on two days that are too many to be compared each with each.
inline constexpr std::size_t kMostComparisons = 1'000'000;

/// A probable translation, and what tells which is the original.
struct LinkProposal {
  enum class OriginalBy {
    kLanguage,  ///< most statements of the source are in its language
    kDate,      ///< it has the earlier date
    kNothing,   ///< neither tells: the first by id
  };
  std::string source;  ///< canonical
  Statement translation;
  Statement original;
  OriginalBy original_by = OriginalBy::kNothing;
  Likeness likeness;  ///< `first` is the translation
};

struct LinkProposals {
  std::vector<LinkProposal> proposals;  ///< the likeliest first
  std::size_t compared = 0;             ///< pairs
  /// "SOURCE, 2026-03-05": what was passed over, for more than kMostComparisons pairs.
  std::vector<std::string> too_many;
};

/// Compares unlinked statements of one source, at most a day apart, in two stemmed languages. A
/// pair is proposed if each is the other's best partner, and scores at least `min_score`. The same
/// statements give the same proposals, however they lie in segments. Texts of two days of one
/// source are held at once.
LinkProposals propose_links(const OpenIndex& index, const Dictionary& dictionary,
                            double min_score = kUsualMinScore);

}  // namespace cotejo
