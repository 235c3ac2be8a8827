// SPDX-License-Identifier: GPL-3.0-or-later
// The quotations of an article, for a person at a terminal.
#include <fmt/format.h>

#include "core/base/counted.h"
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
  return counted(trace.quotations.size(), "quotation") + counts;
}

void attribution_lines(const TracedQuotation& traced, std::ostream& out,
                       const TerminalStyle& style) {
  const auto& attribution = traced.quotation.attributed_to;
  std::string who = "the article does not say whose";
  if (attribution) {
    who = "attributed to " + attribution->speaker;
    const std::string& institution = attribution->institution;
    const bool told = attribution->speaker.find(institution) != std::string::npos;
    if (!told) who += ", " + institution;
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
    render_first_match(traced.result, out, style);
  }
  out << dim(fmt::format("\n{:.0f} ms", trace.elapsed_ms), style) << '\n';
}

}  // namespace cotejo
