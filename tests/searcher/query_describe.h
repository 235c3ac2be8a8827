// SPDX-License-Identifier: GPL-3.0-or-later
// A query tree as text that shows all of it, for tests to compare and to print.
#pragma once

#include <string>

#include "searcher/query/query_tree.h"

namespace cotejo {

/// `(and paz (not title:"a b"~3) dip* date[2025..] <EE. UU.>)`: words with a space in angles.
std::string describe(const QueryNode& node);

}  // namespace cotejo
