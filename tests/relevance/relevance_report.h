// SPDX-License-Identifier: GPL-3.0-or-later
// Measured relevance, as a table for people and as JSON for scripts.
#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "tests/relevance/relevance_run.h"

namespace cotejo {

void write_table(std::ostream& out, const std::string& system, const Summaries& summaries);

/// One line a query: what became of it.
void write_answers(std::ostream& out, const std::vector<ScoredAnswer>& answers);

/// {"known-item": {"queries": …, "success_at_1": …}, …, "all": {…}}
std::string summaries_json(const Summaries& summaries);

}  // namespace cotejo
