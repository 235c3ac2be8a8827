// SPDX-License-Identifier: GPL-3.0-or-later
// Quotations asked from a file, for scripts that know the right answers themselves.
#pragma once

#include <istream>
#include <ostream>

#include "searcher/quotes/quote_tracer.h"

namespace cotejo {

/// Reads a JSON object a line: "id", "quote", and any of the filters "source", "speaker", "since",
/// "until" (ISO dates). Writes one for each, in order:
/// {"id","verdict","score","sources","ms","matches":[{"id","score","verdict"}]}, the statements in
/// the order of the answer, the nearest of one that found nothing included. Throws Failure with the
/// line's number if one cannot be read.
void ask_quotations(std::istream& in, std::ostream& out, QuoteTracer& tracer,
                    const QuoteOptions& options);

}  // namespace cotejo
