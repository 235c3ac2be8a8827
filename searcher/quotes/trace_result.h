// SPDX-License-Identifier: GPL-3.0-or-later
// What tracing an article answers: plain data, for the renderers to show.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "searcher/article/quotation.h"
#include "searcher/quotes/agreement.h"
#include "searcher/quotes/result.h"

namespace cotejo {

struct TracedQuotation {
  Quotation quotation;
  std::size_t start = 0;  ///< code points [start, end) of the article's text, without the marks
  std::size_t end = 0;
  QuoteResult result;                       ///< the match that fits best first
  Agreement speaker = Agreement::kUnknown;  ///< of the first match with the attribution
  Agreement date = Agreement::kUnknown;
  std::string remark;  ///< what a person should know of the two; may be empty
};

struct TraceResult {
  ArticleText article;
  std::vector<TracedQuotation> quotations;  ///< of four words and more
  std::vector<Quotation> scare;             ///< shorter: borrowed words, which are not traced
  std::array<std::uint64_t, kVerdicts> summary{};  ///< quotations by Verdict
  std::vector<std::string> missing;  ///< shards that did not answer: a source may be in theirs
  double elapsed_ms = 0;
};

}  // namespace cotejo
