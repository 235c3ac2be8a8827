// SPDX-License-Identifier: GPL-3.0-or-later
// Puts a speaker to each quotation of an article.
#pragma once

#include <vector>

#include "searcher/article/quotation.h"

namespace cotejo {

/// Fills `attributed_to` of the quotations, which are in order, with their parents.
void attribute(const ArticleText& article, const std::vector<TextSpan>& paragraphs,
               const Dictionary& dictionary, std::vector<Quotation>& quotations);

}  // namespace cotejo
