// SPDX-License-Identifier: GPL-3.0-or-later
// A small archive that quotations are traced in, and how an answer reads in a test.
#pragma once

#include <string>
#include <vector>

#include "searcher/quotes/quote_tracer.h"
#include "tests/support/temp_dir.h"

namespace cotejo {

/// The archive as JSON Lines: some twenty statements of two parties, in both languages, two of them
/// alike, one a transcript in turns.
std::vector<std::string> quoted_records();

/// Indexes of the archive, its records dealt out over `parts` folders; their paths.
std::vector<std::string> quoted_indexes(const TempDir& folder, std::size_t parts);

/// Opens indexes and traces in them, with the dictionary's lists of `translations`.
class TestTracer {
 public:
  explicit TestTracer(const std::vector<std::string>& locations);

  QuoteResult trace(const std::string& quotation, const QuoteOptions& options = {});
  /// "elided ve-1 ve-2": the verdict and the ids of the matches.
  std::string answer(const std::string& quotation, const QuoteOptions& options = {});

 private:
  OpenIndex index_;
  Lexicon lexicon_;
  Dictionary dictionary_;
  QuoteTracer tracer_;
};

}  // namespace cotejo
