// SPDX-License-Identifier: GPL-3.0-or-later
// Is the answer right? Decided by laying the texts side by side, whatever the answer's scores say.
#pragma once

#include <optional>

#include "core/text/analyzer.h"
#include "searcher/quotes/result.h"
#include "tests/bench/quotes/quotation_set.h"

namespace cotejo {

struct QuotationScore {
  bool right = false;         ///< the statement it was cut from is reported first
  bool equally_good = false;  ///< or it is at the top score, or the first has the words as well
  bool shown_first = false;   ///< either, or it is what comes nearest where no source was found
  bool not_found = false;
  /// Characters of the reported passage and the true one in both, of those in either; none if
  /// the right statement is not reported, or has the passage twice and the other one is shown.
  std::optional<double> overlap;
  double milliseconds = 0;  ///< filled in by whoever asked
};

QuotationScore score_found(const AlteredQuotation& quotation, const QuoteResult& answer,
                           Analyzer& analyzer);

enum class AbsentOutcome {
  kNotFound,
  kReallyThere,  ///< a statement of the index has the words too: a joint release, a formula
  kTranslated,   ///< a statement in the other language, only suggested
  kFalse,
};

/// Of a quotation whose statement is not in the index.
AbsentOutcome score_absent(const AlteredQuotation& quotation, const QuoteResult& answer,
                           Analyzer& analyzer);

}  // namespace cotejo
