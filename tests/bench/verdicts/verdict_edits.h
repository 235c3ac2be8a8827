// SPDX-License-Identifier: GPL-3.0-or-later
// Quotations made of passages, with the verdict that each must get by the way it was made.
#pragma once

#include <optional>
#include <string>

#include "searcher/quotes/result.h"
#include "tests/bench/verdicts/passage.h"

namespace cotejo {

struct MadeQuotation {
  std::string text;
  std::string kind;  ///< of the edit: "accents", "drop"
  CutPassage passage;
};

/// A quotation of that verdict (verbatim to stitched). None: the passage drawn does not lend
/// itself; draw again.
std::optional<MadeQuotation> make_quotation(Verdict verdict, Language language,
                                            PassageCutter& cutter);

/// Fragments of two statements, of which judge() sees the first one's only.
std::optional<MadeQuotation> join_statements(Language language, PassageCutter& cutter);

/// Are the words, as they are compared, some words in a row of the source?
bool stands_in_a_row(const std::string& quotation, const CutPassage& passage);

/// Ellipses as printers set them.
std::string any_ellipsis(PassageCutter& cutter);

/// A typographic change, of any kind.
std::optional<MadeQuotation> change_typography(Language language, PassageCutter& cutter);

}  // namespace cotejo
