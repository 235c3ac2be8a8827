// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/term_queries.h"

#include <fmt/format.h>

namespace cotejo {

Xapian::Query either_of(Xapian::Query::op op, const std::vector<std::string>& terms,
                        const std::vector<Xapian::Query>& queries) {
  std::vector<Xapian::Query> all(terms.begin(), terms.end());
  all.insert(all.end(), queries.begin(), queries.end());
  if (all.empty()) return Xapian::Query::MatchNothing;
  if (all.size() == 1) return all.front();
  return {op, all.begin(), all.end()};
}

Xapian::Query in_order(const std::vector<Xapian::Query>& slots, unsigned slop) {
  if (slots.size() == 1) return slots.front();
  const auto window = static_cast<Xapian::termcount>(slots.size() + slop);
  return {slop == 0 ? Xapian::Query::OP_PHRASE : Xapian::Query::OP_NEAR, slots.begin(), slots.end(),
          window};
}

std::string form_name(Language language, std::string_view word) {
  const LanguageRow& row = languages()[language];
  return fmt::format("{}:{}", row.code.empty() ? row.name : row.code, word);
}

std::string field_prefix(const QueryNode& node) {
  return node.field ? std::string(field_row(*node.field).word_prefix) : std::string();
}

}  // namespace cotejo
