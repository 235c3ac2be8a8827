// SPDX-License-Identifier: GPL-3.0-or-later
// A quotation laid beside a text, for tests that need no index.
#pragma once

#include <string>
#include <vector>

#include "core/dictionary/dictionary.h"
#include "searcher/quotes/result.h"

namespace cotejo {

struct ComparedQuotation {
  Alignment alignment;
  Verdict verdict = Verdict::kNotFound;
  std::vector<DiffRun> diff;
  std::vector<Alarm> alarms;
};

/// Compares with the dictionary that was built beside the tests, and the shipped lists.
ComparedQuotation compare_quotation(const std::string& quotation, const std::string& text,
                                    const std::string& language);

/// The kinds of alarms, in order: "negation name"; empty: none.
std::string kinds_of(const std::vector<Alarm>& alarms);

}  // namespace cotejo
