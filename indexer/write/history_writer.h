// SPDX-License-Identifier: GPL-3.0-or-later
// Changes histories in an index: what was seen of a statement, that it was removed, that nothing of
// it may stay.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "indexer/write/index_writer.h"
#include "indexer/write/statement_history.h"

namespace cotejo {

/// What a sighting of a statement comes with.
struct SeenStatement {
  PendingStatement pending;
  Timestamp seen;       ///< empty: now, and after all that is known of the statement
  Timestamp last_seen;  ///< empty: as `seen`
  std::string last_retrieved;
  Timestamp removed;  ///< empty: no removal followed
  bool is_correction = false;
  /// It comes from an export of revisions: its times hold, whatever the index has, and what the
  /// index has already is no news.
  bool is_restored = false;
};

/// How many revisions of each kind came to a history.
struct HistoryGrowth {
  std::size_t firsts = 0;
  std::size_t edits = 0;
  std::size_t corrections = 0;
};

class HistoryWriter {
 public:
  /// `writer` must outlive it. `now`: what counts as the present.
  HistoryWriter(IndexWriter& writer, Timestamp now) : writer_(writer), now_(std::move(now)) {}

  /// Takes in records of one id, in the order in which they came.
  HistoryGrowth see(std::vector<SeenStatement> records);
  /// Takes a statement out of what is current; its history stays. False: no such statement.
  bool remove(std::string_view id);
  /// Takes every revision out. False: there are none.
  bool purge(std::string_view id);

 private:
  void replace(const std::vector<StoredRevision>& stored, std::vector<ArrangedRevision> arranged);

  IndexWriter& writer_;
  Timestamp now_;
};

}  // namespace cotejo
