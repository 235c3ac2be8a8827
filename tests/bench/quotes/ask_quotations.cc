// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/quotes/ask_quotations.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <chrono>
#include <optional>
#include <string>

#include "core/base/json_writer.h"
#include "core/base/result.h"

namespace cotejo {
namespace {

using Clock = std::chrono::steady_clock;

std::string text_of(const simdjson::dom::object& object, std::string_view key) {
  std::string_view text;
  return object[key].get(text) == simdjson::SUCCESS ? std::string(text) : std::string();
}

std::optional<Date> date_of(const simdjson::dom::object& object, std::string_view key,
                            std::size_t line) {
  const std::string text = text_of(object, key);
  if (text.empty()) return std::nullopt;
  const auto date = parse_date(text);
  if (!date) throw Failure(fmt::format("line {}: '{}' is no date", line, text));
  return *date;
}

Filters read_filters(const simdjson::dom::object& object, std::size_t line) {
  Filters filters;
  if (auto source = text_of(object, "source"); !source.empty()) {
    filters.fields.push_back({Field::kSource, {std::move(source)}});
  }
  if (auto speaker = text_of(object, "speaker"); !speaker.empty()) {
    filters.fields.push_back({Field::kSpeaker, {std::move(speaker)}});
  }
  filters.dates.since = date_of(object, "since", line);
  filters.dates.until = date_of(object, "until", line);
  return filters;
}

std::string answer_json(const std::string& id, const QuoteResult& answer, double milliseconds) {
  std::string json;
  JsonWriter writer(json);
  writer.begin_object().field("id", id).field("verdict", verdict_name(answer.verdict));
  writer.key("score").number(answer.score, 4);
  writer.key("sources").number(static_cast<std::int64_t>(answer.sources));
  writer.key("ms").number(milliseconds, 3).key("alarms").begin_array();
  for (const Alarm& alarm : answer.alarms) {
    writer.begin_object().field("kind", alarm_name(alarm.kind)).field("quote", alarm.quote);
    writer.field("source", alarm.source).end_object();
  }
  writer.end_array().key("matches").begin_array();
  for (const QuoteMatch& match : answer.matches) {
    writer.begin_object().field("id", match.statement.id);
    writer.key("score").number(match.score, 4).field("verdict", verdict_name(match.verdict));
    writer.end_object();
  }
  writer.end_array().end_object();
  return json;
}

}  // namespace

void ask_quotations(std::istream& in, std::ostream& out, QuoteTracer& tracer,
                    const QuoteOptions& options) {
  simdjson::dom::parser parser;
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (line.empty()) continue;
    simdjson::dom::object object;
    if (parser.parse(line).get(object) != simdjson::SUCCESS) {
      throw Failure(fmt::format("line {}: not a JSON object", number));
    }
    QuoteOptions wanted = options;
    wanted.filters = read_filters(object, number);
    const std::string quote = text_of(object, "quote");
    const auto start = Clock::now();
    const QuoteResult answer = tracer.trace(quote, wanted);
    const double taken = std::chrono::duration<double, std::milli>(Clock::now() - start).count();
    out << answer_json(text_of(object, "id"), answer, taken) << '\n';
  }
}

}  // namespace cotejo
