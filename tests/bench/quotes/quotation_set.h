// SPDX-License-Identifier: GPL-3.0-or-later
// Quotations with known sources: passages cut and altered, so many of each kind and language.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "tests/bench/quotes/alteration.h"
#include "tests/bench/quotes/source_passage.h"
#include "tests/bench/quotes/statement_source.h"

namespace cotejo {

struct AlteredQuotation {
  SourcePassage passage;
  AlterationKind kind = AlterationKind::kVerbatim;
  std::size_t length_class = 0;  ///< of the passage, before anything was done to it
  std::string text;              ///< as printed
};

/// `per_kind` of each kind of alteration and of English and Spanish, their lengths spread evenly
/// over the classes; fewer where the statements have no passages of that kind. One seed and one
/// source give one set.
std::vector<AlteredQuotation> make_quotations(StatementSource& source, std::size_t per_kind,
                                              std::uint32_t seed);

}  // namespace cotejo
