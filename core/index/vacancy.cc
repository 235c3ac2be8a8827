// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/vacancy.h"

#include <string>

namespace cotejo {

Xapian::doccount statement_count(const Xapian::Database& database) {
  return database.get_doccount() - database.get_termfreq(kVacantTerm);
}

Xapian::Query every_statement() {
  // Not Xapian's own MatchAll, which is the same: all threads would count their uses of that one
  // object, and the counter is not made for several.
  const Xapian::Query all{std::string()};
  return {Xapian::Query::OP_AND_NOT, all, Xapian::Query(kVacantTerm)};
}

std::vector<Xapian::docid> statement_documents(const Xapian::Database& database) {
  std::vector<Xapian::docid> documents;
  documents.reserve(database.get_doccount());
  auto vacant = database.postlist_begin(kVacantTerm);
  const auto last = database.postlist_end(kVacantTerm);
  for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
    while (vacant != last && *vacant < *at) ++vacant;
    if (vacant == last || *vacant != *at) documents.push_back(*at);
  }
  return documents;
}

}  // namespace cotejo
