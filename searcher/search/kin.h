// SPDX-License-Identifier: GPL-3.0-or-later
// A statement's translations and copies in the index.
#pragma once

#include <xapian.h>

#include <vector>

#include "core/index/open_index.h"
#include "core/statement/statement_json.h"
#include "searcher/search/result.h"

namespace cotejo {

/// Those of the statement that lies in `document`: what it translates and what translates it or
/// the same original, then its copies; within each the earliest first. At most twenty. `document`
/// is one of the index.
std::vector<Kin> find_kin(const OpenIndex& index, const Xapian::Document& document,
                          const Statement& statement, StatementParser& parser);

}  // namespace cotejo
