// SPDX-License-Identifier: GPL-3.0-or-later
// How does the answer look to "where do these words come from?"
#pragma once

#include <ostream>

#include "core/base/json_writer.h"
#include "searcher/output/terminal.h"
#include "searcher/quotes/trace_result.h"

namespace cotejo {

/// `quote` for a person at a terminal.
void render_quote(const QuoteResult& result, std::ostream& out, const TerminalStyle& style);

/// The same as `trace` shows it for each quotation: without the time it took, and of several
/// matches the first alone (of a stitched quotation's all). The others are counted: `quote` shows
/// them.
void render_first_match(const QuoteResult& result, std::ostream& out, const TerminalStyle& style);

/// `quote` for programs: one JSON object.
void render_quote_json(const QuoteResult& result, std::ostream& out);

/// `trace` for a person at a terminal, and for programs.
void render_trace(const TraceResult& trace, std::ostream& out, const TerminalStyle& style);
void render_trace_json(const TraceResult& trace, std::ostream& out);

/// The keys that `quote` and each quotation of `trace` share, within an object that is open.
void write_quote_result(const QuoteResult& result, JsonWriter& writer);

}  // namespace cotejo
