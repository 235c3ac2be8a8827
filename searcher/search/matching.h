// SPDX-License-Identifier: GPL-3.0-or-later
// Which documents match, whatever their rank? Answered by sets: the words of a query stand for
// dozens of terms, and Xapian's matcher keeps them in order document by document, for the sake of
// weights that a count has no use for.
#pragma once

#include <xapian.h>

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/index/open_index.h"
#include "searcher/search/document_set.h"
#include "searcher/search/phrase_match.h"
#include "searcher/search/posting_lists.h"

namespace cotejo {

/// Finds the documents of one local database that match a query; the same that Xapian's matcher
/// finds. Posting lists are joined as sets; phrases are looked for in mapped positions, where there
/// are any; what else there is, ranges of values say, is asked of Xapian's matcher, among what the
/// rest of the query has left. What has been read and found is kept for other queries of the same
/// words. Not for two threads at once.
class SetMatcher {
 public:
  /// `mapped`: as PostingLists has it.
  explicit SetMatcher(const Xapian::Database& database, const MappedPostings* mapped = nullptr)
      : lists_(database, mapped), mapped_(mapped), last_(database.get_lastdocid()) {}
  /// Of a local shard, which must outlive it.
  explicit SetMatcher(const Shard& shard)
      : SetMatcher(shard.database, shard.mapped ? &*shard.mapped : nullptr) {}

  /// Those that match, of `within` (nullptr: of all).
  DocumentSet match(const Xapian::Query& query, const DocumentSet* within = nullptr);

  /// Tells of documents that have a word of each part of a phrase whether they have it; nothing if
  /// match() has to be asked. The database must outlive it.
  std::optional<PhraseReader> phrase_reader(const Xapian::Query& phrase);

  PostingLists& lists() { return lists_; }

 private:
  // What was found among some documents by the places of words, or by values.
  struct Found {
    std::optional<DocumentSet> within;
    DocumentSet documents;
  };
  const Xapian::Database& database() const { return lists_.database(); }
  // Those that match, or would if words stood where the query wants them.
  DocumentSet match_words(const Xapian::Query& query, const DocumentSet* within);
  DocumentSet every_document() const;
  DocumentSet match_term(const std::string& term, const DocumentSet* within);
  void add_term(const std::string& term, const DocumentSet* within, std::size_t few,
                DocumentSet& found);
  DocumentSet match_any(const Xapian::Query& query, const DocumentSet* within);
  DocumentSet match_each(const Xapian::Query& query, const DocumentSet* within);
  DocumentSet match_by_places(const Xapian::Query& query, const DocumentSet* within);
  DocumentSet match_by_xapian(const Xapian::Query& query, const DocumentSet* within) const;
  double cost_of(const Xapian::Query& query);

  PostingLists lists_;
  const MappedPostings* mapped_;
  Xapian::docid last_;
  bool anywhere_ = false;               // words may stand where they like
  std::map<std::string, Found> found_;  // by the query, as Xapian writes it down
};

/// As SetMatcher::match(), for one query alone.
DocumentSet matching_set(const Xapian::Database& database, const Xapian::Query& query);

/// Those of all shards, as documents of `index.combined`, in ascending order.
std::vector<Xapian::docid> matching_documents(const OpenIndex& index, const Xapian::Query& query);

/// Those of one database, local or not, in ascending order.
std::vector<Xapian::docid> matching_documents(const Xapian::Database& database,
                                              const Xapian::Query& query);

/// Runs the matcher over every match of `query`, without weights, in the order in which the
/// documents lie. Returns how many there are.
Xapian::doccount visit_matches(const Xapian::Database& database, const Xapian::Query& query,
                               const std::vector<Xapian::MatchSpy*>& spies);

}  // namespace cotejo
