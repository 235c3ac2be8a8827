// SPDX-License-Identifier: GPL-3.0-or-later
// Paragraphs that are set off as a quotation, without marks.
#pragma once

#include <vector>

#include "core/dictionary/dictionary.h"
#include "searcher/article/quote_spans.h"

namespace cotejo {

/// Adds to `spans` the article's block quotes that are somebody's words: a colon or a verb of
/// saying leads to them, or a line such as “— Ana Gil” ends them. One whose words stand in marks is
/// there already.
void add_block_quotes(const ArticleText& article, const std::vector<TextSpan>& paragraphs,
                      const Dictionary& dictionary, std::vector<QuoteSpan>& spans);

}  // namespace cotejo
