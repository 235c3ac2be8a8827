// SPDX-License-Identifier: GPL-3.0-or-later
// Quotations that their own attribution interrupts: “…,” she said, “…”; —… —dijo— …
#pragma once

#include <string_view>
#include <vector>

#include "core/dictionary/dictionary.h"
#include "searcher/article/quote_spans.h"

namespace cotejo {

/// The spans of a text, those that a short “she said,” parts joined to one, and Spanish dialogue
/// (paragraphs that begin with a raya) added; in order.
std::vector<QuoteSpan> join_spoken(const ArticleText& article,
                                   const std::vector<TextSpan>& paragraphs,
                                   std::vector<QuoteSpan> spans, const Dictionary& dictionary);

}  // namespace cotejo
