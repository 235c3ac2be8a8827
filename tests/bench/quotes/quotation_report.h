// SPDX-License-Identifier: GPL-3.0-or-later
// The tables that bench-quotes prints: by kind of alteration, by length, by language, all.
#pragma once

#include <ostream>
#include <vector>

#include "tests/bench/quotes/quotation_score.h"

namespace cotejo {

struct ScoredQuotation {
  AlteredQuotation quotation;
  QuotationScore score;
};
void write_found(std::ostream& out, const std::vector<ScoredQuotation>& scored);

struct AbsentQuotation {
  AlteredQuotation quotation;
  AbsentOutcome outcome = AbsentOutcome::kNotFound;
  double milliseconds = 0;
};
void write_absent(std::ostream& out, const std::vector<AbsentQuotation>& absent);

}  // namespace cotejo
