// SPDX-License-Identifier: GPL-3.0-or-later
// Percolation: saved queries over the few statements that a run of the indexer added, changed or
// removed, at a cost that grows with those.
//
// It delivers early, and nothing relies on it. Events come of the same comparison with the account
// as ever, restricted to these statements; what an account has `seen` of the index is left as it
// was, so that the next plain run compares everything, and finds what was never percolated: a run
// that was killed, a query that changed, statements that were indexed by other means.
#pragma once

#include <istream>
#include <map>
#include <set>
#include <string>

#include "core/index/open_index.h"
#include "searcher/saved/due_events.h"
#include "searcher/search/few_statements.h"

namespace cotejo {

/// Ids of statements. They need not be in the index: those are what may be gone.
using StatementIds = std::set<std::string, std::less<>>;

/// Reads ids, one a line; empty lines are passed over. `name` is for messages. Throws Failure
/// (usage) with the line that is no id, or if the ids have more than 256 MiB.
StatementIds read_ids(std::istream& stream, const std::string& name);

/// Of what was given, what is of these ids.
GivenSet given_among(const GivenSet& given, const StatementIds& ids);

/// The statements of these ids in one engine's index.
struct Among {
  Among(const StatementIds& all, const OpenIndex& index) : ids(all), statements(index, all) {}

  const StatementIds& ids;  ///< must outlive it
  FewStatements statements;
};

}  // namespace cotejo
