// SPDX-License-Identifier: GPL-3.0-or-later
// Dates as articles write them: March 5, el 5 de marzo de 2026, on Thursday, ayer.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "searcher/article/article_words.h"

namespace cotejo {

/// A date and its words [first, last).
struct DateMention {
  std::size_t first = 0;
  std::size_t last = 0;
  Date date;
};

/// The dates in words [first, last). What a year is missing from is the last such day before
/// `published`, or none if that is not known; a day of the week is the last one, today included.
std::vector<DateMention> dates_in(const std::vector<ArticleWord>& words, std::size_t first,
                                  std::size_t last, const std::optional<Date>& published);

/// The first full date in the beginning of a text: when it was published, for want of better.
std::optional<Date> date_at_head(std::string_view text);

}  // namespace cotejo
