// SPDX-License-Identifier: GPL-3.0-or-later
// What Xapian finds out of the box, as a measure for what Cotejo adds: TermGenerator and
// QueryParser with one stemmer, BM25 with its own defaults, any of the words.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>

#include "core/index/open_index.h"
#include "tests/relevance/relevance_run.h"
#include "tests/support/temp_dir.h"

namespace cotejo {

/// The statements of an index, title and text, in a plain Xapian database of their own. Knows one
/// language for all of them, and neither fields nor dates.
class StockXapian {
 public:
  /// Throws Xapian::InvalidArgumentError for a stemmer that Xapian does not have.
  StockXapian(const OpenIndex& index, const std::string& stemmer);

  /// Asks it; the ranker must not outlive it.
  Ranker ranker(std::size_t limit) const;

 private:
  TempDir folder_;  // on disk, as an index is, so that times can be compared
  Xapian::Stem stemmer_;
  Xapian::Database database_;
};

}  // namespace cotejo
