// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/matching.h"

#include <algorithm>
#include <string>
#include <utility>

#include "core/base/result.h"

namespace cotejo {
namespace {

using Query = Xapian::Query;

// A set as a part of a query that Xapian's matcher runs.
class SetSource : public Xapian::PostingSource {
 public:
  explicit SetSource(const DocumentSet& set) : set_(set), size_(set.size()) {}

  Xapian::doccount get_termfreq_min() const override { return size(); }
  Xapian::doccount get_termfreq_est() const override { return size(); }
  Xapian::doccount get_termfreq_max() const override { return size(); }
  void next(double) override { move_to(at_ + 1); }
  void skip_to(Xapian::docid document, double) override { move_to(std::max(document, at_)); }
  bool check(Xapian::docid document, double least) override {
    skip_to(document, least);
    return true;
  }
  bool at_end() const override { return ended_; }
  Xapian::docid get_docid() const override { return at_; }
  void init(const Xapian::Database&) override {
    ended_ = false;
    at_ = 0;
  }

 private:
  void move_to(Xapian::docid document) {
    if (ended_) return;
    at_ = set_.next_from(document);
    ended_ = at_ == 0;
  }
  Xapian::doccount size() const { return static_cast<Xapian::doccount>(size_); }
  const DocumentSet& set_;
  std::size_t size_;
  bool ended_ = false;
  Xapian::docid at_ = 0;
};

// Collects what the matcher finds.
class SetSpy : public Xapian::MatchSpy {
 public:
  explicit SetSpy(DocumentSet& set) : set_(set) {}
  void operator()(const Xapian::Document& document, double) override {
    set_.add(document.get_docid());
  }

 private:
  DocumentSet& set_;
};

bool looks_at_places(Query::op type) {
  return type == Query::OP_PHRASE || type == Query::OP_NEAR;
}

std::vector<Xapian::docid> documents_of(const Xapian::MSet& matches) {
  std::vector<Xapian::docid> documents;
  documents.reserve(matches.size());
  for (auto match = matches.begin(); match != matches.end(); ++match) documents.push_back(*match);
  std::sort(documents.begin(), documents.end());
  return documents;
}

}  // namespace

DocumentSet SetMatcher::match(const Query& query, const DocumentSet* within) {
  switch (query.get_type()) {
    case Query::LEAF_MATCH_NOTHING:
      return DocumentSet(last_);
    case Query::LEAF_MATCH_ALL:
      return within != nullptr ? *within : every_document();
    case Query::LEAF_TERM:
      return match_term(*query.get_terms_begin(), within);
    case Query::OP_SCALE_WEIGHT:
    case Query::OP_AND_MAYBE:
      return match(query.get_subquery(0), within);
    case Query::OP_OR:
    case Query::OP_MAX:
    case Query::OP_SYNONYM:
      return match_any(query, within);
    case Query::OP_AND:
    case Query::OP_FILTER:
      return match_each(query, within);
    case Query::OP_AND_NOT: {
      DocumentSet left = match(query.get_subquery(0), within);
      for (std::size_t i = 1; i < query.get_num_subqueries(); ++i) {
        left.subtract(match(query.get_subquery(i), &left));
      }
      return left;
    }
    default:
      if (anywhere_ && looks_at_places(query.get_type())) return match_each(query, within);
      return match_by_places(query, within);
  }
}

DocumentSet SetMatcher::match_words(const Query& query, const DocumentSet* within) {
  anywhere_ = true;
  DocumentSet found = match(query, within);
  anywhere_ = false;
  return found;
}

DocumentSet SetMatcher::every_document() const {
  DocumentSet all(last_);
  if (database().get_doccount() == last_) {
    all.fill();
    return all;
  }
  const auto end = database().postlist_end("");
  for (auto posting = database().postlist_begin(""); posting != end; ++posting) all.add(*posting);
  return all;
}

DocumentSet SetMatcher::match_term(const std::string& term, const DocumentSet* within) {
  DocumentSet found(last_);
  add_term(term, within, within != nullptr ? within->size() : 0, found);
  if (within != nullptr) found.intersect(*within);
  return found;
}

// Adds those `within`, which are `few`, at least. Of a list that is kept whole, all: a test of each
// would be guessed wrong every other time.
void SetMatcher::add_term(const std::string& term, const DocumentSet* within, std::size_t few,
                          DocumentSet& found) {
  if (within != nullptr && lists_.is_long(term, few)) {
    lists_.visit(term, *within, few,
                 [&](Xapian::docid document, std::uint32_t) { found.add(document); });
    return;
  }
  const PostingList& list =
      within != nullptr ? lists_.read_among(term, *within) : lists_.read(term);
  for (const Posting& posting : list) found.add(posting.document);
}

DocumentSet SetMatcher::match_any(const Query& query, const DocumentSet* within) {
  DocumentSet found(last_);
  const std::size_t few = within != nullptr ? within->size() : 0;
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
    const Query part = query.get_subquery(i);
    if (part.get_type() == Query::LEAF_TERM) {  // most of them: no set of their own
      add_term(*part.get_terms_begin(), within, few, found);
    } else {
      found.unite(match(part, within));
    }
  }
  if (within != nullptr) found.intersect(*within);
  return found;
}

// The rarest first: the others are asked among what it leaves.
DocumentSet SetMatcher::match_each(const Query& query, const DocumentSet* within) {
  std::vector<std::pair<double, std::size_t>> order;
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
    order.emplace_back(cost_of(query.get_subquery(i)), i);
  }
  std::sort(order.begin(), order.end());
  DocumentSet left = match(query.get_subquery(order.front().second), within);
  for (std::size_t i = 1; i < order.size(); ++i) {
    left = match(query.get_subquery(order[i].second), &left);
  }
  return left;
}

// About how many documents a query may match; what Xapian's matcher has to be asked for comes last.
double SetMatcher::cost_of(const Query& query) {
  const double all = database().get_doccount();
  switch (query.get_type()) {
    case Query::LEAF_MATCH_NOTHING:
      return 0;
    case Query::LEAF_TERM:
      return lists_.frequency(*query.get_terms_begin());
    case Query::OP_OR:
    case Query::OP_MAX:
    case Query::OP_SYNONYM: {
      double sum = 0;
      for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
        sum += cost_of(query.get_subquery(i));
      }
      return sum;
    }
    case Query::OP_AND:
    case Query::OP_FILTER: {
      double least = all;
      for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
        least = std::min(least, cost_of(query.get_subquery(i)));
      }
      return least;
    }
    case Query::OP_SCALE_WEIGHT:
    case Query::OP_AND_MAYBE:
    case Query::OP_AND_NOT:
      return cost_of(query.get_subquery(0));
    case Query::LEAF_MATCH_ALL:
      return all;
    default:
      return 2 * all;
  }
}

DocumentSet SetMatcher::match_by_places(const Query& query, const DocumentSet* within) {
  const std::string name = query.serialise();
  const auto known = found_.find(name);
  if (known != found_.end()) {
    const Found& found = known->second;
    if (!found.within || (within != nullptr && found.within->includes(*within))) {
      DocumentSet documents = found.documents;
      if (within != nullptr) documents.intersect(*within);
      return documents;
    }
  }
  DocumentSet found(last_);
  if (auto reader = phrase_reader(query)) {
    match_words(query, within).for_each([&](Xapian::docid document) {
      if (reader->has(document)) found.add(document);
    });
  } else if (looks_at_places(query.get_type()) && mapped_ != nullptr &&
             mapped_->has_packed_positions()) {
    // Xapian, where it has no positions, takes a phrase for all of its words.
    throw Failure("a phrase of something else than words cannot be looked for");
  } else {
    found = match_by_xapian(query, within);
  }
  found_[name] = {within == nullptr ? std::nullopt : std::optional(*within), found};
  return found;
}

std::optional<PhraseReader> SetMatcher::phrase_reader(const Query& phrase) {
  auto slots = mapped_ == nullptr ? std::nullopt : PhraseSlots::of(phrase);
  if (!slots) return std::nullopt;
  return PhraseReader(*mapped_, lists_, std::move(*slots));
}

DocumentSet SetMatcher::match_by_xapian(const Query& query, const DocumentSet* within) const {
  DocumentSet found(last_);
  SetSpy spy(found);
  if (within == nullptr) {
    visit_matches(database(), query, {&spy});
  } else {
    SetSource source(*within);
    visit_matches(database(), Query(Query::OP_FILTER, query, Query(&source)), {&spy});
  }
  return found;
}

Xapian::doccount visit_matches(const Xapian::Database& database, const Query& query,
                               const std::vector<Xapian::MatchSpy*>& spies) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query * 0.0);  // what only ranks is left out
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_docid_order(Xapian::Enquire::DONT_CARE);
  for (Xapian::MatchSpy* spy : spies) enquire.add_matchspy(spy);
  const Xapian::doccount all = std::max<Xapian::doccount>(1, database.get_doccount());
  return enquire.get_mset(0, 0, all).get_matches_lower_bound();
}

DocumentSet matching_set(const Xapian::Database& database, const Query& query) {
  return SetMatcher(database).match(query);
}

std::vector<Xapian::docid> matching_documents(const Xapian::Database& database,
                                              const Query& query) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query * 0.0);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_docid_order(Xapian::Enquire::DONT_CARE);
  return documents_of(enquire.get_mset(0, database.get_doccount()));
}

std::vector<Xapian::docid> matching_documents(const OpenIndex& index, const Query& query) {
  std::vector<Xapian::docid> documents;
  for (std::size_t number = 0; number < index.shards.size(); ++number) {
    const Shard& shard = index.shards[number];
    const auto add = [&](Xapian::docid document) {
      documents.push_back(index.document_at({number, document}));
    };
    if (shard.remote) {
      for (const Xapian::docid document : matching_documents(shard.database, query)) add(document);
    } else {
      SetMatcher(shard).match(query).for_each(add);
    }
  }
  std::sort(documents.begin(), documents.end());
  return documents;
}

}  // namespace cotejo
