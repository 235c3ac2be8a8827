// SPDX-License-Identifier: GPL-3.0-or-later
// Asks the index what of a saved query is due to a consumer.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "searcher/saved/among.h"
#include "searcher/saved/due_events.h"
#include "searcher/saved/saved_query.h"
#include "searcher/search/search_engine.h"

namespace cotejo {

/// An event and what the index has of its statement.
struct EventHit {
  Event event;
  bool in_index = true;  ///< false, of kGone only: the index has no statement of that id
  Hit hit;               ///< if it is; else its statement has the id alone
};

/// What is due, and how hits are made of it.
class DueSearch {
 public:
  /// Searches. The Error is of the query. `engine` must outlive it. `among`: only what is due of
  /// those statements, which are of the engine's index.
  static Result<DueSearch> of(SearchEngine& engine, const SavedQuery& query, const GivenSet& given,
                              const EventKinds& kinds, const Among* among = nullptr);

  /// In the order in which they are given: by date and id; those that are gone last, by id.
  const std::vector<Event>& events() const { return events_; }
  EventHit hit_of(const Event& event);

 private:
  DueSearch(SearchEngine& engine, SearchEngine::Matches matches)
      : engine_(&engine), matches_(std::move(matches)) {}
  std::vector<ResultRow> rows(const GivenSet& given);
  void sort_by_date();

  SearchEngine* engine_;
  SearchEngine::Matches matches_;
  std::unordered_map<std::string, Xapian::docid> documents_;  // by checksum
  std::vector<Event> events_;
};

/// What an answer depends on: the very databases that are open. Two that differ have different
/// ones, also copies of one index that went different ways. Empty, never the same as another: a
/// server is asked, which cannot be told.
std::string index_fingerprint(const OpenIndex& index);

}  // namespace cotejo
