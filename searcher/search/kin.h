// SPDX-License-Identifier: GPL-3.0-or-later
// A statement's translations and copies in the index.
#pragma once

#include <vector>

#include "core/index/kinship.h"
#include "core/index/open_index.h"
#include "core/statement/statement_json.h"
#include "searcher/search/result.h"

namespace cotejo {

/// Those of a statement of the index, a document of OpenIndex::combined, whose kSlotKinship is
/// `own`: what it translates and what
/// translates it or the same original, then its copies; within each the earliest first. At most
/// twenty.
std::vector<Kin> find_kin(const OpenIndex& index, Xapian::docid document, const Kinship& own,
                          const Statement& statement, StatementParser& parser);

}  // namespace cotejo
