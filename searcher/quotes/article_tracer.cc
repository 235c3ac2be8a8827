// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/quotes/article_tracer.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <utility>

#include "core/base/utf8.h"

namespace cotejo {
namespace {

using Clock = std::chrono::steady_clock;

// More are looked at than shown: the one that the article names may not be the first.
constexpr std::size_t kLeastLookedAt = 10;
// What an agreement is worth, in parts of the score: of two parties that say nearly the same the
// one that is named, but not one that hardly says it.
constexpr double kSpeakerWorth = 0.2;
constexpr double kDateWorth = 0.1;
// A near passage of the one who is named is a source where one of anybody would not be.
constexpr double kNamedAltered = 0.6;
constexpr double kNamedTranslated = 0.4;

double worth(Agreement agreement, double value) {
  if (agreement == Agreement::kSupports) return value;
  return agreement == Agreement::kContradicts ? -value : 0;
}

struct Judged {
  QuoteMatch match;
  Agreement speaker;
  Agreement date;
  double adjusted;
};

std::string speaker_of(const QuoteMatch& match) {
  if (!match.passage.speaker.empty()) return match.passage.speaker;
  std::string names;
  for (const std::string& speaker : match.statement.speakers) {
    names += (names.empty() ? "" : ", ") + speaker;
  }
  return names.empty() ? match.statement.source : names;
}

// Nobody is put right who named nobody: "a spokesman" may be any.
bool is_misattributed(const TracedQuotation& traced, NameAgreement& names) {
  if (!traced.quotation.attributed_to || traced.speaker == Agreement::kSupports) return false;
  return traced.speaker == Agreement::kContradicts ||
         names.names_somebody(*traced.quotation.attributed_to);
}

std::string make_remark(const TracedQuotation& traced, NameAgreement& names) {
  if (traced.result.verdict == Verdict::kNotFound || traced.result.matches.empty()) return {};
  const QuoteMatch& match = traced.result.matches.front();
  std::string remark;
  const auto& attribution = traced.quotation.attributed_to;
  if (is_misattributed(traced, names)) {
    remark = match.passage.press
                 ? fmt::format("printed as {}'s, asked by the press", attribution->speaker)
                 : fmt::format("printed as {}'s, stands in a statement of {}", attribution->speaker,
                               speaker_of(match));
  }
  if (traced.date == Agreement::kContradicts) {
    remark += fmt::format(
        "{}printed as of {}, the statement is of {}", remark.empty() ? "" : "; ",
        traced.quotation.said_on ? traced.quotation.said_on->to_string() : "an earlier day",
        match.statement.date.to_string());
  }
  return remark;
}

// Puts the match that fits the attribution first, and takes a near one of the right speaker for
// the source.
void weigh_attribution(TracedQuotation& traced, const ArticleText& article, NameAgreement& names,
                       std::size_t limit) {
  QuoteResult& result = traced.result;
  const Quotation& quotation = traced.quotation;
  std::vector<Judged> judged;
  for (QuoteMatch& match : result.matches) {
    const Agreement speaker = quotation.attributed_to
                                  ? names.compare(*quotation.attributed_to, match)
                                  : Agreement::kUnknown;
    const Agreement date =
        compare_dates(quotation.said_on, article.published, match.statement.date);
    const double adjusted = match.score + worth(speaker, kSpeakerWorth) + worth(date, kDateWorth);
    judged.push_back({std::move(match), speaker, date, adjusted});
  }
  // A stitched quotation's matches are its fragments, in their order.
  if (result.verdict != Verdict::kStitched) {
    std::stable_sort(judged.begin(), judged.end(),
                     [](const Judged& a, const Judged& b) { return a.adjusted > b.adjusted; });
  }
  result.matches.clear();
  for (Judged& one : judged) {
    if (result.matches.size() < limit) result.matches.push_back(std::move(one.match));
  }
  if (result.matches.empty()) return;
  traced.speaker = judged.front().speaker;
  traced.date = judged.front().date;
  QuoteMatch& best = result.matches.front();
  if (result.verdict == Verdict::kStitched) return;
  if (result.verdict != Verdict::kNotFound) {
    result.verdict = best.verdict;
  } else if (traced.speaker == Agreement::kSupports && traced.date != Agreement::kContradicts) {
    const bool translated = best.diff.empty();
    if (best.score < (translated ? kNamedTranslated : kNamedAltered)) return;
    result.verdict = translated ? Verdict::kTranslated : Verdict::kAltered;
    best.verdict = result.verdict;
    result.sources = 1;
  }
  result.score = best.score;
  result.alarms = best.alarms;
}

TracedQuotation place(Quotation quotation, const std::string& text) {
  TracedQuotation traced;
  const std::size_t begin = quotation.pieces.front().begin;
  const std::size_t end = quotation.pieces.back().end;
  const std::string_view view = text;
  traced.start = count_code_points(view.substr(0, begin));
  traced.end = traced.start + count_code_points(view.substr(begin, end - begin));
  traced.quotation = std::move(quotation);
  return traced;
}

}  // namespace

TraceResult trace_article(ArticleText article, QuoteTracer& tracer, const Dictionary& dictionary,
                          const QuoteOptions& options) {
  const Clock::time_point start = Clock::now();
  TraceResult trace;
  trace.article = std::move(article);
  QuoteOptions wider = options;
  wider.limit = std::max(options.limit, kLeastLookedAt);
  if (trace.article.published && !wider.filters.dates.until) {
    wider.filters.dates.until = trace.article.published;
  }
  NameAgreement names(dictionary, tracer.authorities());
  for (Quotation& quotation : find_quotations(trace.article, dictionary)) {
    if (quotation.pieces.empty()) continue;
    if (quotation.scare) {
      trace.scare.push_back(std::move(quotation));
      continue;
    }
    TracedQuotation traced = place(std::move(quotation), trace.article.text);
    traced.result = tracer.trace(traced.quotation.text, wider);
    weigh_attribution(traced, trace.article, names, options.limit);
    traced.remark = make_remark(traced, names);
    ++trace.summary[static_cast<std::size_t>(traced.result.verdict)];
    trace.quotations.push_back(std::move(traced));
  }
  trace.missing = locations_of(tracer.index().missing);
  trace.elapsed_ms = std::chrono::duration<double, std::milli>(Clock::now() - start).count();
  return trace;
}

}  // namespace cotejo
