// SPDX-License-Identifier: GPL-3.0-or-later
// Every quotation of an article, each with where it comes from, and whether that fits whom and when
// the article says.
#pragma once

#include "searcher/quotes/quote_tracer.h"
#include "searcher/quotes/trace_result.h"

namespace cotejo {

/// Traces the quotations of `article`. Statements later than the article are no sources of it.
TraceResult trace_article(ArticleText article, QuoteTracer& tracer, const Dictionary& dictionary,
                          const QuoteOptions& options);

}  // namespace cotejo
