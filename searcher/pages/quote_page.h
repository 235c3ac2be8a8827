// SPDX-License-Identifier: GPL-3.0-or-later
// Where do these words come from? A box for a quotation, and the answer.
#pragma once

#include "searcher/pages/page_frame.h"
#include "searcher/quotes/result.h"

namespace cotejo {

/// `result`: null before anything was asked.
Html quote_page(const PageContext& context, const QuoteResult* result);

}  // namespace cotejo
