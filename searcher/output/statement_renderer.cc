// SPDX-License-Identifier: GPL-3.0-or-later
// One statement, whole.
#include <fmt/format.h>

#include <algorithm>

#include "core/base/json_writer.h"
#include "core/base/utf8.h"
#include "core/statement/statement_json.h"
#include "searcher/output/renderers.h"

namespace cotejo {
namespace {

using Marks = std::vector<std::pair<std::size_t, std::size_t>>;

// The marks that lie in a part of the text, counted from the part's beginning.
Marks marks_within(const Marks& marks, std::size_t begin, std::size_t length) {
  Marks inside;
  for (const auto& [from, to] : marks) {
    if (to <= begin || from >= begin + length) continue;
    inside.emplace_back(from < begin ? 0 : from - begin, std::min(to, begin + length) - begin);
  }
  return inside;
}

}  // namespace

void render_statement(const Statement& s, const Marks& marks, std::ostream& out,
                      const TerminalStyle& style) {
  if (!s.title.empty()) out << bold(wrap_marked(one_line(s.title), {}, "", style), style) << "\n\n";
  const auto line = [&](std::string_view name, const std::string& value) {
    if (!value.empty()) out << dim(fmt::format("{:<11} ", name), style) << one_line(value) << '\n';
  };
  const auto list = [&](std::string_view name, const std::vector<std::string>& values) {
    for (const std::string& value : values) line(name, value);
  };
  line("date", s.date.to_string());
  list("speaker", s.speakers);
  line("source", s.source);
  line("place", s.place);
  line("kind", s.kind);
  line("language", s.lang);
  list("topic", s.topics);
  line("translates", s.translation_of);
  line("url", s.url);
  line("retrieved", s.retrieved);
  for (const ExtraField& extra : s.extra) line(extra.name, extra.json);
  line("id", s.id);
  out << '\n';
  if (s.turns.empty()) {
    out << wrap_marked(s.body, marks, "", style) << '\n';
    return;
  }
  std::size_t begin = 0;
  for (const Turn& turn : s.turns) {
    const std::size_t length = count_code_points(turn.text);
    out << bold(turn.speaker.empty() ? "(not named)" : one_line(turn.speaker), style) << '\n'
        << wrap_marked(turn.text, marks_within(marks, begin, length), "  ", style) << "\n\n";
    begin += length + kTurnSeparator.size();
  }
}

void render_statement_json(const Statement& s, const Marks& marks, std::ostream& out) {
  std::string json = to_json(s);
  if (!marks.empty()) {
    json.pop_back();
    json += ",\"marks\":";
    JsonWriter writer(json);
    writer.begin_array();
    for (const auto& [from, to] : marks) {
      writer.begin_array().number(static_cast<std::int64_t>(from));
      writer.number(static_cast<std::int64_t>(to)).end_array();
    }
    writer.end_array();
    json.push_back('}');
  }
  out << json << '\n';
}

}  // namespace cotejo
