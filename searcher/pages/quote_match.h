// SPDX-License-Identifier: GPL-3.0-or-later
// A quotation beside its source, what differs marked in both: the part that the pages of a
// quotation and of an article share.
#pragma once

#include <string_view>

#include "searcher/pages/page_frame.h"
#include "searcher/quotes/result.h"

namespace cotejo {

/// "Altered", and what it means; the code as in JSON, for style sheets: "not_found".
Word verdict_word(Verdict verdict);
Word verdict_sentence(Verdict verdict);

/// A verdict as a label: never by its colour alone.
Html verdict_badge(const Wording& words, Verdict verdict);

/// What changes the sense; empty if nothing does.
Html alarm_list(const Wording& words, const std::vector<Alarm>& alarms);

/// Does quote_match() show the words as printed too? Not where they are those of the source.
bool shows_printed(const QuoteMatch& match);

/// Printed and said, one below the other, with where it stands. `alarms`: those of the match too.
Html quote_match(const PageContext& context, std::string_view quote, std::string_view quote_lang,
                 const QuoteMatch& match, bool alarms);

}  // namespace cotejo
