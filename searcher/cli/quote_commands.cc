// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/cli/quote_commands.h"

#include <iostream>

#include "searcher/cli/command_inputs.h"
#include "searcher/output/quote_renderer.h"
#include "searcher/quotes/quote_tracer.h"

namespace cotejo {
namespace {

constexpr std::size_t kQuoteLimit = 5;
constexpr std::size_t kTimelineLimit = 100;

}  // namespace

int run_quote(const SearcherOptions& options) {
  const OpenIndex index = open_index(options.indexes);
  const Lexicon lexicon(index.catalogs);
  const Dictionary dictionary = open_dictionary(options);
  QuoteTracer tracer(index, lexicon, dictionary);
  QuoteOptions wanted;
  wanted.filters = read_filters(options);
  wanted.limit = options.quote_limit.value_or(options.timeline ? kTimelineLimit : kQuoteLimit);
  wanted.oldest_first = options.timeline;
  wanted.translate = !options.no_translate;
  const QuoteResult result = tracer.trace(options.query, wanted);
  if (options.format == "json") {
    render_quote_json(result, std::cout);
  } else {
    render_quote(result, std::cout, terminal_style(options.color));
  }
  return options.exit_status && result.verdict == Verdict::kNotFound ? 1 : 0;
}

}  // namespace cotejo
