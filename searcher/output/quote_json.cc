// SPDX-License-Identifier: GPL-3.0-or-later
// Where a quotation comes from, for programs; docs/json-output.md is the contract.
#include <array>
#include <string_view>

#include "searcher/output/json_parts.h"
#include "searcher/output/quote_renderer.h"

namespace cotejo {
namespace {

std::string_view op_name(EditOp op) {
  static constexpr std::array<std::string_view, 4> kNames{"equal", "replace", "insert", "delete"};
  return kNames[static_cast<std::size_t>(op)];
}

void write_alarms(JsonWriter& writer, const std::vector<Alarm>& alarms) {
  writer.key("alarms").begin_array();
  for (const Alarm& alarm : alarms) {
    writer.begin_object().field("kind", alarm_name(alarm.kind)).field("quote", alarm.quote);
    writer.field("source", alarm.source).end_object();
  }
  writer.end_array();
}

void write_match(JsonWriter& writer, const QuoteMatch& match) {
  const Statement& s = match.statement;
  writer.begin_object().field("id", s.id).field("title", s.title);
  writer.field("date", s.date.to_string()).field("source", s.source);
  write_texts(writer, "speakers", s.speakers);
  writer.field("lang", s.lang).field("url", s.url);
  writer.field("verdict", verdict_name(match.verdict)).key("score").number(match.score, 4);
  if (match.fragment) {
    writer.key("fragment").begin_array().number(number(match.fragment->first));
    writer.number(number(match.fragment->second)).end_array();
  }
  if (match.past) {
    writer.key("superseded").boolean(true).key("revision").number(number(match.past->number));
    writer.field("since", iso_timestamp(match.past->since));
    writer.field("until", iso_timestamp(match.past->until));
    writer.key("removed").boolean(match.past->removed);
  }
  writer.key("passage").begin_object().field("text", match.passage.text);
  writer.key("start").number(number(match.passage.start));
  writer.key("end").number(number(match.passage.end));
  writer.field("speaker", match.passage.speaker);
  writer.key("press").boolean(match.passage.press).end_object();
  write_alarms(writer, match.alarms);
  writer.key("diff").begin_array();
  for (const DiffRun& run : match.diff) {
    writer.begin_object().field("op", op_name(run.op)).field("quote", run.quote);
    writer.field("source", run.source);
    if (run.op != EditOp::kEqual) writer.key("marked").boolean(run.marked);
    writer.end_object();
  }
  writer.end_array().end_object();
}

}  // namespace

void write_quote_result(const QuoteResult& result, JsonWriter& writer) {
  writer.field("lang", result.lang).field("verdict", verdict_name(result.verdict));
  writer.key("score").number(result.score, 4);
  write_alarms(writer, result.alarms);
  writer.key("sources").number(number(result.sources));
  writer.key("matches").begin_array();
  for (const QuoteMatch& match : result.matches) write_match(writer, match);
  writer.end_array();
  write_texts(writer, "notes", result.notes);
}

void render_quote_json(const QuoteResult& result, std::ostream& out) {
  std::string json;
  JsonWriter writer(json);
  writer.begin_object().key("format").number(1).field("quote", result.quote);
  write_quote_result(result, writer);
  write_partial(writer, result.missing);
  writer.key("elapsed_ms").number(result.elapsed_ms, 3).end_object();
  out << json << '\n';
}

}  // namespace cotejo
