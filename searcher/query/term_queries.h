// SPDX-License-Identifier: GPL-3.0-or-later
// Terms → queries. Internal to searcher/query.
#pragma once

#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

#include "core/base/language.h"
#include "searcher/query/query_tree.h"

namespace cotejo {

/// Any of the terms and queries, joined by `op`; MatchNothing of none.
Xapian::Query either_of(Xapian::Query::op op, const std::vector<std::string>& terms,
                        const std::vector<Xapian::Query>& queries = {});
/// Words in their order, consecutive, or any order within a window.
Xapian::Query in_order(const std::vector<Xapian::Query>& slots, unsigned slop);
/// "es:word", for people.
std::string form_name(Language language, std::string_view word);
/// The prefix of the words of the node's field; empty for the text.
std::string field_prefix(const QueryNode& node);

}  // namespace cotejo
