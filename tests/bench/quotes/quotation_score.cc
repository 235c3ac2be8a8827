// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/quotes/quotation_score.h"

#include <algorithm>
#include <limits>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/utf8.h"
#include "searcher/quotes/alignment.h"
#include "searcher/quotes/quote_text.h"

namespace cotejo {
namespace {

constexpr double kSame = 1e-6;        // two sums of the same costs
constexpr double kReallyThere = 0.9;  // of the words
constexpr std::size_t kAround = 300;  // bytes beside a reported passage that are looked at too
constexpr auto kAllWords = std::numeric_limits<std::uint32_t>::max();

double similarity(std::string_view quote, std::string_view source, Analyzer& analyzer) {
  const QuoteText read = read_quote(quote, analyzer);
  return align(read.words, words_between(source, 0, kAllWords, analyzer)).similarity;
}

// The alteration may have taken words off the reported passage's ends.
std::string with_surroundings(const QuoteMatch& match) {
  const std::string text = match.statement.text();
  std::size_t begin = 0;
  for (std::size_t points = 0; begin < text.size() && points < match.passage.start; ++points) {
    decode_utf8(text, begin);
  }
  std::size_t from = begin > kAround ? begin - kAround : 0;
  while (from > 0 && text[from] != ' ') --from;
  std::size_t to = std::min(begin + match.passage.text.size() + kAround, text.size());
  while (to < text.size() && text[to] != ' ') ++to;
  return text.substr(from, to - from);
}

using Range = std::pair<std::size_t, std::size_t>;

// Of the fragments of a stitched quotation, all from its first to its last character.
std::optional<Range> reported_range(const AlteredQuotation& quotation, const QuoteResult& answer) {
  std::optional<Range> range;
  for (const QuoteMatch& match : answer.matches) {
    if (match.statement.id != quotation.passage.id) continue;
    const Range found{match.passage.start, match.passage.end};
    if (!range) {
      range = found;
      if (!match.fragment) break;
    } else if (match.fragment) {
      range = {std::min(range->first, found.first), std::max(range->second, found.second)};
    }
  }
  return range;
}

double overlap(const Range& a, const Range& b) {
  const std::size_t from = std::max(a.first, b.first);
  const std::size_t to = std::min(a.second, b.second);
  const std::size_t both = to > from ? to - from : 0;
  const std::size_t either = (a.second - a.first) + (b.second - b.first) - both;
  return either == 0 ? 1 : static_cast<double>(both) / static_cast<double>(either);
}

}  // namespace

QuotationScore score_found(const AlteredQuotation& quotation, const QuoteResult& answer,
                           Analyzer& analyzer) {
  QuotationScore score;
  score.not_found = answer.verdict == Verdict::kNotFound;
  if (answer.matches.empty()) return score;
  const QuoteMatch& first = answer.matches.front();
  const std::string& id = quotation.passage.id;
  const double truth = similarity(quotation.text, quotation.passage.text, analyzer);
  const auto as_good = [&](const QuoteMatch& match) {
    return similarity(quotation.text, match.passage.text, analyzer) >= truth - kSame;
  };
  score.shown_first = first.statement.id == id || as_good(first);
  // Matches of an answer that found nothing are what comes nearest: no source.
  if (score.not_found) return score;
  score.right = first.statement.id == id;
  score.equally_good =
      score.right || as_good(first) ||
      std::any_of(answer.matches.begin(), answer.matches.end(), [&](const QuoteMatch& match) {
        return match.statement.id == id && !match.fragment && match.score >= first.score - kSame;
      });
  score.shown_first = score.shown_first || score.equally_good;
  if (const auto range = reported_range(quotation, answer)) {
    const Range truly{quotation.passage.start, quotation.passage.end};
    score.overlap = overlap(*range, truly);
    const auto same = std::find_if(answer.matches.begin(), answer.matches.end(),
                                   [&](const QuoteMatch& m) { return m.statement.id == id; });
    if (*score.overlap == 0 && as_good(*same)) score.overlap.reset();
  }
  return score;
}

AbsentOutcome score_absent(const AlteredQuotation& quotation, const QuoteResult& answer,
                           Analyzer& analyzer) {
  if (answer.verdict == Verdict::kNotFound) return AbsentOutcome::kNotFound;
  const bool there =
      std::any_of(answer.matches.begin(), answer.matches.end(), [&](const QuoteMatch& match) {
        // The passage as it was before anything was done to it, too: an altered quotation of a
        // duplicate is less like it than the duplicate is like the original.
        return similarity(quotation.text, match.passage.text, analyzer) >= kReallyThere ||
               similarity(quotation.passage.text, with_surroundings(match), analyzer) >=
                   kReallyThere;
      });
  if (there) return AbsentOutcome::kReallyThere;
  return answer.verdict == Verdict::kTranslated ? AbsentOutcome::kTranslated
                                                : AbsentOutcome::kFalse;
}

}  // namespace cotejo
