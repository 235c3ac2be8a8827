// SPDX-License-Identifier: GPL-3.0-or-later
// A query taken apart: what could be left out of it, what is left then, and how each part was
// typed.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/query/query_tree.h"

namespace cotejo {

/// Every node that narrows the query: what AND joins, at any depth that is not excluded.
std::vector<const QueryNode*> narrowing_parts(const QueryNode& root);

/// Words, phrases, beginnings and dates that a statement is to have, in order.
std::vector<const QueryNode*> wanted_leaves(const QueryNode& root);

/// The query without those of its narrowing parts.
QueryNode without_parts(const QueryNode& root, const std::set<const QueryNode*>& dropped);

/// The query with `leaf` replaced by all of `words`.
QueryNode with_words_for(const QueryNode& root, const QueryNode* leaf,
                         const std::vector<QueryNode>& words);

/// The words of a phrase, to be looked for as if there were no quotation marks.
std::vector<QueryNode> words_of_phrase(const QueryNode& phrase);

/// The part as it stands in the `query`, on one line, cut short if it is very long.
std::string as_typed(const QueryNode& part, std::string_view query);

}  // namespace cotejo
