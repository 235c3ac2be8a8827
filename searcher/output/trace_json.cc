// SPDX-License-Identifier: GPL-3.0-or-later
// The quotations of an article, for programs; docs/json-output.md is the contract.
#include "core/base/language.h"
#include "core/base/utf8.h"
#include "searcher/output/json_parts.h"
#include "searcher/output/quote_renderer.h"

namespace cotejo {
namespace {

void write_attribution(JsonWriter& writer, const TracedQuotation& traced) {
  const auto& attribution = traced.quotation.attributed_to;
  writer.key("attributed_to");
  if (!attribution) {
    writer.null();
  } else {
    writer.string(attribution->speaker);
  }
  writer.key("attribution").begin_object();
  writer.field("as_written", attribution ? attribution->as_written : "");
  writer.field("institution", attribution ? attribution->institution : "");
  writer.field("said_on", traced.quotation.said_on ? traced.quotation.said_on->to_string() : "");
  writer.field("speaker", agreement_name(traced.speaker));
  writer.field("date", agreement_name(traced.date));
  writer.field("remark", traced.remark).end_object();
}

}  // namespace

void render_trace_json(const TraceResult& trace, std::ostream& out) {
  std::string json;
  JsonWriter writer(json);
  const ArticleText& article = trace.article;
  writer.begin_object().key("format").number(1).key("article").begin_object();
  writer.field("title", article.title).field("lang", languages()[article.language].code);
  writer.field("published", article.published ? article.published->to_string() : "");
  writer.key("characters").number(number(count_code_points(article.text))).end_object();
  writer.key("quotations").begin_array();
  for (const TracedQuotation& traced : trace.quotations) {
    writer.begin_object().field("text", traced.quotation.text);
    writer.key("start").number(number(traced.start)).key("end").number(number(traced.end));
    write_attribution(writer, traced);
    write_quote_result(traced.result, writer);
    writer.end_object();
  }
  writer.end_array().key("scare_quotes").begin_array();
  for (const Quotation& scare : trace.scare) writer.string(scare.text);
  writer.end_array().key("summary").begin_object();
  for (std::size_t i = 0; i < kVerdicts; ++i) {
    writer.key(verdict_name(static_cast<Verdict>(i))).number(number(trace.summary[i]));
  }
  writer.end_object();
  write_partial(writer, trace.missing);
  writer.key("elapsed_ms").number(trace.elapsed_ms, 3).end_object();
  out << json << '\n';
}

}  // namespace cotejo
