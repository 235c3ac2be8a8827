// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/few_statements.h"

#include <algorithm>
#include <map>

#include "core/index/terms.h"

namespace cotejo {
namespace {

// Gives documents the positions that their database has and Xapian does not know of.
class KnownPositions {
 public:
  explicit KnownPositions(const OpenIndex& index) : index_(index), words_(index.shards.size()) {}

  void add_to(Xapian::Document& document, const DocumentPlace& place) {
    const Shard& shard = index_.shards[place.shard];
    if (shard.remote || shard.database.has_positions()) return;
    std::vector<std::string> terms(document.termlist_begin(), document.termlist_end());
    for (const std::string& term : terms) {
      if (!shard.mapped->may_have_positions(term)) continue;
      auto& reader = words_[place.shard].try_emplace(term, shard, term).first->second;
      for (const std::uint32_t position : reader.of(place.number)) {
        document.add_posting(term, position, 0);
      }
    }
  }

 private:
  const OpenIndex& index_;
  std::vector<std::map<std::string, TermPositions>> words_;  // by shard
};

}  // namespace

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
  KnownPositions positions(index);
  for (const Xapian::docid number : documents_) {
    Xapian::Document document = database.get_document(number);
    positions.add_to(document, index.place_of(number));
    copies_.add_document(document);
  }
}

}  // namespace cotejo
