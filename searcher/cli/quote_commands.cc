// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/cli/quote_commands.h"

#include <iostream>

#include "searcher/cli/command_inputs.h"
#include "searcher/output/quote_renderer.h"
#include "searcher/quotes/quote_tracer.h"

namespace cotejo {

int run_quote(const SearcherOptions& options) {
  const OpenIndex index = open_index(options.indexes);
  const Lexicon lexicon(index.catalogs);
  const Dictionary dictionary = open_dictionary(options);
  QuoteTracer tracer(index, lexicon, dictionary);
  QuoteOptions wanted;
  wanted.filters = read_filters(options);
  wanted.limit = options.limit;
  wanted.translate = !options.no_translate;
  const QuoteResult result = tracer.trace(options.query, wanted);
  render_quote_json(result, std::cout);
  return options.exit_status && result.verdict == Verdict::kNotFound ? 1 : 0;
}

}  // namespace cotejo
