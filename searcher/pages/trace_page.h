// SPDX-License-Identifier: GPL-3.0-or-later
// An article, whole, each of its quotations beside its source.
#pragma once

#include <string_view>

#include "searcher/pages/page_frame.h"
#include "searcher/quotes/trace_result.h"

namespace cotejo {

/// The box for an article. `problem`: why the last one could not be read; empty: nothing was given.
Html trace_form_page(const PageContext& context, std::string_view problem = {});

/// The report.
Html trace_page(const PageContext& context, const TraceResult& trace);

}  // namespace cotejo
