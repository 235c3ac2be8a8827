// SPDX-License-Identifier: GPL-3.0-or-later
// `saved run --among`: the ids that were typed or piped, and which queries may have news of them.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "searcher/cli/engines.h"
#include "searcher/saved/among.h"
#include "searcher/saved/saved_query.h"

namespace cotejo {

class Percolation {
 public:
  /// Reads the ids from `file`; "-": standard input. Throws Failure.
  Percolation(const std::string& file, Engines& engines);

  const Among& among(Scope scope);
  /// False: nothing is due of these statements to this account, which need not be opened. The Error
  /// is of the query.
  Result<bool> may_be_due(const SavedQuery& query, const EventKinds& kinds,
                          const std::filesystem::path& cursor_file);

 private:
  StatementIds ids_;
  Engines& engines_;
  std::map<Scope, Among> among_;
};

}  // namespace cotejo
