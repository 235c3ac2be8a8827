// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/matched_source.h"

#include <algorithm>
#include <map>
#include <utility>

namespace cotejo {
namespace {

using Query = Xapian::Query;
using Sets = std::map<std::string, DocumentSet>;  // by the UUID of the shard's database

// Xapian asks each database by itself, in its own numbers.
class MatchedSource : public Xapian::PostingSource {
 public:
  explicit MatchedSource(std::shared_ptr<const Sets> sets) : sets_(std::move(sets)) {}

  Xapian::PostingSource* clone() const override { return new MatchedSource(sets_); }
  void init(const Xapian::Database& database) override {
    const auto found = sets_->find(database.get_uuid());
    set_ = found == sets_->end() ? nullptr : &found->second;
    size_ = set_ == nullptr ? 0 : static_cast<Xapian::doccount>(set_->size());
    at_ = 0;
    ended_ = set_ == nullptr;
  }
  Xapian::doccount get_termfreq_min() const override { return size_; }
  Xapian::doccount get_termfreq_est() const override { return size_; }
  Xapian::doccount get_termfreq_max() const override { return size_; }
  void next(double) override { move_to(at_ + 1); }
  void skip_to(Xapian::docid document, double) override { move_to(std::max(document, at_)); }
  bool at_end() const override { return ended_; }
  Xapian::docid get_docid() const override { return at_; }

 private:
  void move_to(Xapian::docid document) {
    if (ended_) return;
    at_ = set_->next_from(document);
    ended_ = at_ == 0;
  }

  std::shared_ptr<const Sets> sets_;
  const DocumentSet* set_ = nullptr;
  Xapian::doccount size_ = 0;
  Xapian::docid at_ = 0;
  bool ended_ = true;
};

// Every posting of such a query matches: there is nothing to spare.
bool is_union(const Query& query) {
  switch (query.get_type()) {
    case Query::LEAF_TERM:
    case Query::LEAF_MATCH_ALL:
    case Query::LEAF_MATCH_NOTHING:
      return true;
    case Query::OP_OR:
    case Query::OP_MAX:
    case Query::OP_SYNONYM:
    case Query::OP_SCALE_WEIGHT:
    case Query::OP_AND_MAYBE:
      for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
        if (!is_union(query.get_subquery(i))) return false;
      }
      return true;
    default:
      return false;
  }
}

bool is_phrase(const Query& query) {
  switch (query.get_type()) {
    case Query::OP_PHRASE:
    case Query::OP_NEAR:
      return true;
    case Query::OP_FILTER:
      return is_phrase(query.get_subquery(0));
    default:
      return false;
  }
}

// Under a filter Xapian 1.4.22 now and then gives a choice of words (OR) the score of some of those
// that a document has. Choices that are not scored, and of phrases in the one or the other
// language, of which a document has one at most, are right.
bool is_scored_right(const Query& query) {
  switch (query.get_type()) {
    case Query::LEAF_TERM:
    case Query::LEAF_MATCH_ALL:
    case Query::LEAF_MATCH_NOTHING:
    case Query::OP_SYNONYM:
    case Query::OP_PHRASE:
    case Query::OP_NEAR:
      return true;
    case Query::OP_FILTER:
    case Query::OP_AND_NOT:
      return is_scored_right(query.get_subquery(0));
    case Query::OP_OR:
      for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
        if (!is_phrase(query.get_subquery(i))) return false;
      }
      return true;
    case Query::OP_AND:
    case Query::OP_AND_MAYBE:
    case Query::OP_SCALE_WEIGHT:
      for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
        if (!is_scored_right(query.get_subquery(i))) return false;
      }
      return true;
    default:
      return false;
  }
}

}  // namespace

Query within_counted(const Query& ranked, const OpenIndex& index,
                     std::vector<DocumentSet> counted) {
  if (counted.size() != index.shards.size()) return ranked;
  if (is_union(ranked) || !is_scored_right(ranked)) return ranked;
  auto sets = std::make_shared<Sets>();
  for (std::size_t shard = 0; shard < counted.size(); ++shard) {
    sets->emplace(index.shards[shard].database.get_uuid(), std::move(counted[shard]));
  }
  // Two states of one database, from a backup, are one to its UUID.
  if (sets->size() != index.shards.size()) return ranked;
  auto* source = new MatchedSource(std::move(sets));
  return {Query::OP_FILTER, ranked, Query(source->release())};
}

}  // namespace cotejo
