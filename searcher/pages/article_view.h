// SPDX-License-Identifier: GPL-3.0-or-later
// The text of a traced article, each quotation marked by its verdict and linked to its answer.
#pragma once

#include "searcher/pages/html.h"
#include "searcher/pages/wording.h"
#include "searcher/quotes/trace_result.h"

namespace cotejo {

/// Paragraphs; the quotations are `q1`, `q2`, … in the order of the trace, and lead to `a1`, `a2`,
/// ….
Html article_view(const Wording& words, const TraceResult& trace);

}  // namespace cotejo
