// SPDX-License-Identifier: GPL-3.0-or-later
// How does the answer look to "where do these words come from?"
#pragma once

#include <ostream>

#include "core/base/json_writer.h"
#include "searcher/output/terminal.h"
#include "searcher/quotes/result.h"

namespace cotejo {

/// `quote` for a person at a terminal.
void render_quote(const QuoteResult& result, std::ostream& out, const TerminalStyle& style);

/// `quote` for programs: one JSON object.
void render_quote_json(const QuoteResult& result, std::ostream& out);

/// The keys that `quote` and each quotation of `trace` share, within an object that is open.
void write_quote_result(const QuoteResult& result, JsonWriter& writer);

}  // namespace cotejo
