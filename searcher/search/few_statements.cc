// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/few_statements.h"

#include <algorithm>

#include "core/index/terms.h"

namespace cotejo {

FewStatements::FewStatements(const OpenIndex& index, const std::set<std::string, std::less<>>& ids)
    : copies_(std::string(), Xapian::DB_BACKEND_INMEMORY) {
  const Xapian::Database& database = index.combined;
  for (const std::string& id : ids) {
    const std::string term = id_term(id);
    documents_.insert(documents_.end(), database.postlist_begin(term), database.postlist_end(term));
  }
  std::sort(documents_.begin(), documents_.end());
  documents_.erase(std::unique(documents_.begin(), documents_.end()), documents_.end());
  copied_ = documents_.size() <= kMostCopied;
  if (!copied_) return;
  for (const Xapian::docid document : documents_) {
    copies_.add_document(database.get_document(document));
  }
}

}  // namespace cotejo
