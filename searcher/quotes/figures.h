// SPDX-License-Identifier: GPL-3.0-or-later
// Do the numbers and the dates of a quotation say what those of its source say?
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/quotes/changes.h"

namespace cotejo {

/// A number of one or more words, or a date word: words [begin, end).
struct Figure {
  std::string sense;  ///< 2500000, 5 %, march
  std::size_t begin = 0;
  std::size_t end = 0;
  bool date = false;
  bool is_year = false;
};

/// Those of a quotation and of a text, in order; `telling`: of all its words.
std::vector<Figure> figures_of(std::string_view text, const std::vector<QuoteWord>& words,
                               std::vector<TellingWord> telling);
std::vector<Figure> figures_of(std::string_view text, const std::vector<TextWord>& words,
                               std::vector<TellingWord> telling);

/// Alarms of the kinds kNumber and kDate. Five and 5, 2.5 million and 2,500,000 are the same.
std::vector<PlacedAlarm> figure_alarms(const ReadComparison& read);

}  // namespace cotejo
