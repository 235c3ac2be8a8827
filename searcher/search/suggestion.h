// SPDX-License-Identifier: GPL-3.0-or-later
// "Did you mean": the query with a word or two spelled as they were probably meant, if that finds
// more.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "searcher/query/query_builder.h"
#include "searcher/search/filters.h"

namespace cotejo {

struct Suggestion {
  std::string query;             ///< in the query language, accents restored
  std::uint64_t statements = 0;  ///< that it finds under the same filters; more than were found
};

/// The query read as `root`, which finds `total` statements under `filters`, with one or two of
/// its words corrected: words of the text or a title that are in two statements at most, not
/// excluded, neither numbers nor acronyms. The right word is in at least 20 times as many, and an
/// easy slip away if the typed one is in any; where relatives of the typed one are found, it is the
/// likeliest of all, and more common than they. A word of the dictionary is right as it is.
/// Nothing, if no correction finds more. Looks at three words and counts a dozen queries at most,
/// and begins no further count after 80 ms. Errors: those of Xapian.
std::optional<Suggestion> suggest(const WordSources& sources, const QueryNode& root,
                                  const Filters& filters, std::uint64_t total);

}  // namespace cotejo
