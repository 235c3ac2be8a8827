// SPDX-License-Identifier: GPL-3.0-or-later
// Who had these words once, and has them no more: revisions that were edited since, and statements
// that were removed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/dictionary/dictionary.h"
#include "core/index/open_index.h"
#include "core/text/analyzer.h"
#include "searcher/quotes/quote_text.h"
#include "searcher/quotes/result.h"
#include "searcher/search/filters.h"

namespace cotejo {

/// Sources of a quotation among what no longer stands.
struct PastMatches {
  std::string lang;                 ///< code of the language it was read in
  std::vector<QuoteMatch> matches;  ///< best first, one of each statement; `past` is filled in
  std::uint64_t at_top_score = 0;   ///< may be more than there are matches
  bool removed_later = false;       ///< the first one's statement was edited, and then taken out
};

/// Opens the superseded revisions when they are asked for the first time. Not for two threads at
/// once.
class PastSources {
 public:
  /// All must outlive it.
  PastSources(const OpenIndex& current, const Dictionary& dictionary, Analyzer& analyzer)
      : current_(current), dictionary_(dictionary), analyzer_(analyzer) {}

  /// Those that have the words, of what passes `filters`, `most` at most. Empty if none has; if the
  /// local indexes have no history, or were opened with it. Servers are not asked. What a
  /// correction of the archivist stands in for was never said: it is left out. Throws Failure if
  /// the index cannot be opened any more.
  PastMatches find(const QuoteText& quote, Filters filters, std::size_t most);

 private:
  bool open();
  // Has any revision of it been the last one of a statement that was taken out, and none stands?
  bool was_removed(const std::string& id) const;

  const OpenIndex& current_;
  const Dictionary& dictionary_;
  Analyzer& analyzer_;
  std::optional<OpenIndex> past_;
};

}  // namespace cotejo
