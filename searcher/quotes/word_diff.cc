// SPDX-License-Identifier: GPL-3.0-or-later
// The words of quotation and source, run by run.
#include "searcher/quotes/verdict.h"

namespace cotejo {

std::vector<DiffRun> word_diff(const Comparison& comparison) {
  std::vector<DiffRun> runs;
  const auto extend = [](std::string& run, std::string_view text, std::size_t& last,
                         const TextWord& word) {
    // Within a run the text as it stands, what lies between its words included.
    if (run.empty()) last = word.begin;
    run += text.substr(last, word.end - last);
    last = word.end;
  };
  std::size_t quote_end = 0;
  std::size_t source_end = 0;
  for (const AlignedWord& word : comparison.alignment.words) {
    const bool marked =
        word.op == EditOp::kDelete
            ? word.at_gap || word.at_bracket
            : word.op != EditOp::kEqual && is_marked(comparison.quote.words[*word.quote]);
    if (runs.empty() || runs.back().op != word.op || runs.back().marked != marked) {
      runs.push_back({word.op, {}, {}, marked});
    }
    if (word.quote) {
      extend(runs.back().quote, comparison.quote.text, quote_end,
             comparison.quote.words[*word.quote]);
    }
    if (word.source) {
      extend(runs.back().source, comparison.source_text, source_end,
             comparison.source[*word.source]);
    }
  }
  return runs;
}

}  // namespace cotejo
