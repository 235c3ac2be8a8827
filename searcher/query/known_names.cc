// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/known_names.h"

#include <fmt/format.h>

#include "core/index/terms.h"
#include "searcher/query/query_builder.h"

namespace cotejo {

std::string known_name(const Authorities& authorities, Field field, const std::string& typed) {
  const Authority* known = nullptr;
  if (field == Field::kSpeaker) known = authorities.asked_person(typed);
  if (known == nullptr && (field == Field::kSource || field == Field::kSpeaker)) {
    known = authorities.institution(typed);
  }
  return known == nullptr ? std::string() : known->name;
}

Xapian::Query QueryBuilder::or_known_name(const Xapian::Query& words, const QueryNode& node,
                                          BuiltLeaf& leaf) {
  // What is excluded is excluded as typed.
  if (authorities_ == nullptr || negated_ || !node.beginnings.empty() || node.slop != 0) {
    return words;
  }
  const std::string name = known_name(*authorities_, *node.field, node.text);
  if (name.empty()) return words;
  const std::string term = exact_term(*node.field, name);
  if (!index_.has_term(term)) return words;
  if (authority_key(name) != authority_key(node.text)) {
    note(fmt::format("{} read as {}", read_back(node), name));
  }
  leaf.forms.push_back(fmt::format("{}:{}", field_row(*node.field).name, name));
  return {Xapian::Query::OP_OR, words, Xapian::Query(term)};
}

}  // namespace cotejo
