// SPDX-License-Identifier: GPL-3.0-or-later
// The quotations of an article, for a person at a terminal.
#include <fmt/format.h>

#include "searcher/output/quote_renderer.h"

namespace cotejo {
namespace {

std::string summary_line(const TraceResult& trace) {
  std::string counts;
  for (std::size_t i = 0; i < kVerdicts; ++i) {
    if (trace.summary[i] == 0) continue;
    std::string name(verdict_name(static_cast<Verdict>(i)));
    if (name == "not_found") name = "not found";
    counts += fmt::format("{}{} {}", counts.empty() ? ": " : ", ", trace.summary[i], name);
  }
  const std::size_t number = trace.quotations.size();
  return fmt::format("{} quotation{}{}", number, number == 1 ? "" : "s", counts);
}

void attribution_lines(const TracedQuotation& traced, std::ostream& out,
                       const TerminalStyle& style) {
  const auto& attribution = traced.quotation.attributed_to;
  std::string who = "the article does not say whose";
  if (attribution) {
    who = "attributed to " + attribution->speaker;
    const std::string& institution = attribution->institution;
    if (!institution.empty() && institution != attribution->speaker) who += ", " + institution;
  }
  if (traced.quotation.said_on) who += ", said on " + traced.quotation.said_on->to_string();
  if (traced.speaker == Agreement::kSupports && traced.result.verdict != Verdict::kNotFound) {
    who += " (which fits)";
  }
  out << dim(wrap_marked(one_line(who), {}, "    ", style), style) << '\n';
  if (!traced.remark.empty()) {
    out << bold(wrap_marked("! " + one_line(traced.remark), {}, "    ", style), style) << '\n';
  }
}

// The best match alone: the others are in the JSON, and `quote` shows them.
void answer(const TracedQuotation& traced, std::ostream& out, const TerminalStyle& style) {
  QuoteResult best = traced.result;
  const bool stitched = best.verdict == Verdict::kStitched;
  const std::size_t others = best.matches.size() < 2 || stitched ? 0 : best.matches.size() - 1;
  if (others != 0) best.matches.resize(1);
  if (best.sources < 2) best.sources = 1;
  render_quote_answer(best, out, style);
  if (others != 0) {
    out << dim(fmt::format("     and {} more; 'cotejo-searcher quote' shows them", others), style)
        << '\n';
  }
}

}  // namespace

void render_trace(const TraceResult& trace, std::ostream& out, const TerminalStyle& style) {
  if (!trace.article.title.empty()) {
    out << bold(wrap_marked(one_line(trace.article.title), {}, "", style), style) << '\n';
  }
  out << summary_line(trace) << '\n';
  if (!trace.scare.empty()) {
    std::string left;
    for (const Quotation& scare : trace.scare) {
      left += (left.empty() ? "" : ", ") + one_line(scare.text);
    }
    out << wrap_marked("Too short to be traced: " + left, {}, "", style) << '\n';
  }
  std::size_t number = 0;
  for (const TracedQuotation& traced : trace.quotations) {
    std::string lines = wrap_marked("“" + one_line(traced.quotation.text) + "”", {}, "    ", style);
    const std::string label = fmt::format("{:>2}. ", ++number);
    if (lines.size() >= label.size()) lines.replace(0, label.size(), label);
    out << '\n' << bold(lines, style) << '\n';
    attribution_lines(traced, out, style);
    answer(traced, out, style);
  }
  out << dim(fmt::format("\n{:.0f} ms", trace.elapsed_ms), style) << '\n';
}

}  // namespace cotejo
