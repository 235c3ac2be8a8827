// SPDX-License-Identifier: GPL-3.0-or-later
// Puts a speaker to each quotation of an article.
#pragma once

#include <vector>

#include "searcher/article/article_words.h"
#include "searcher/article/quotation.h"

namespace cotejo {

/// Fills `attributed_to` and `said_on` of the quotations, which are in order, with their parents.
/// `stretches`: what of the text is quoted, with the number of its quotation, in order.
void attribute(const ArticleText& article, const std::vector<TextSpan>& paragraphs,
               const std::vector<QuotedWord>& stretches, const Dictionary& dictionary,
               std::vector<Quotation>& quotations);

}  // namespace cotejo
