// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/few_statements.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/glass/document_terms.h"
#include "core/index/terms.h"

namespace cotejo {
namespace {

// Copies documents of a shard by what its files say: Xapian has no lists of their terms.
class DocumentCopier {
 public:
  explicit DocumentCopier(const Shard& shard) : shard_(shard) {}

  Xapian::Document copy_of(const DocumentTerms& document) {
    Xapian::Document copy;
    copy.set_data(shard_.data_of(document.document));
    for (const auto& [slot, value] : document.values) copy.add_value(slot, value);
    for (const DocumentTerms::Term& term : document.terms) {
      copy.add_term(*term.text, term.frequency);
      if (!shard_.mapped->may_have_positions(*term.text)) continue;
      auto& positions = positions_.try_emplace(*term.text, shard_, *term.text).first->second;
      for (const std::uint32_t position : positions.of(document.document)) {
        copy.add_posting(*term.text, position, 0);
      }
    }
    return copy;
  }

 private:
  const Shard& shard_;
  std::map<std::string, TermPositions> positions_;
};

// By document of the index.
std::map<Xapian::docid, Xapian::Document> copies_of(const OpenIndex& index,
                                                    const std::vector<Xapian::docid>& documents) {
  std::map<std::size_t, std::vector<std::uint32_t>> by_shard;
  for (const Xapian::docid document : documents) {
    const DocumentPlace place = index.place_of(document);
    by_shard[place.shard].push_back(place.number);
  }
  std::map<Xapian::docid, Xapian::Document> copies;
  for (const auto& [number, of_shard] : by_shard) {
    const Shard& shard = index.shards[number];
    const TermsOfDocuments terms(shard.mapped->table(), of_shard);
    DocumentCopier copier(shard);
    for (const DocumentTerms& document : terms.documents()) {
      copies.emplace(index.document_at({number, document.document}), copier.copy_of(document));
    }
  }
  return copies;
}

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
  const bool are_here = std::all_of(
      documents_.begin(), documents_.end(),
      [&](Xapian::docid document) { return index.shard_of(document).mapped.has_value(); });
  copied_ = are_here && documents_.size() <= kMostCopied;
  if (!copied_) return;
  for (const auto& [document, copy] : copies_of(index, documents_)) copies_.add_document(copy);
}

}  // namespace cotejo
