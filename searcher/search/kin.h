// SPDX-License-Identifier: GPL-3.0-or-later
// A statement's translations and copies in the index.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/index/kinship.h"
#include "core/index/open_index.h"
#include "core/statement/statement_json.h"
#include "searcher/search/result.h"

namespace cotejo {

/// Those of a statement of the index, a document of OpenIndex::combined: what it translates and
/// what translates it or the same original, then its copies; within each the earliest first. At
/// most twenty. `slot` reads its kSlotKinship: it is asked of few, most are known to have none.
std::vector<Kin> find_kin(const OpenIndex& index, Xapian::docid document,
                          const std::function<std::string()>& slot, const Statement& statement,
                          StatementParser& parser);

}  // namespace cotejo
