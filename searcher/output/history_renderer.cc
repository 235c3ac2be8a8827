// SPDX-License-Identifier: GPL-3.0-or-later
// What a statement said over time, for people and for programs.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/base/counted.h"
#include "core/base/utf8.h"
#include "searcher/output/json_parts.h"
#include "searcher/output/renderer.h"

namespace cotejo {
namespace {

constexpr std::string_view kIndent = "   ";
constexpr std::string_view kTextIndent = "        ";  // as wide as "   was  "

// Words of what stays on either side of a change, enough to know the place by.
constexpr std::size_t kWordsAround = 6;
constexpr std::size_t kMostChanges = 40;  // a person reads the text itself then

std::string_view op_name(TextChange::Op op) {
  static constexpr std::array<std::string_view, 4> kNames{"equal", "replace", "insert", "delete"};
  return kNames[static_cast<std::size_t>(op)];
}

// The last or first words of a text, with "…" where it is cut.
std::string last_words(const std::string& text) {
  std::size_t at = text.size();
  for (std::size_t words = 0; words < kWordsAround; ++words) {
    const std::size_t end = text.find_last_not_of(" \n\t", at == 0 ? 0 : at - 1);
    if (at == 0 || end == std::string::npos) return text;
    const std::size_t space = text.find_last_of(" \n\t", end);
    if (space == std::string::npos) return text;
    at = space;
  }
  return "…" + text.substr(at);
}

std::string first_words(const std::string& text) {
  std::size_t at = 0;
  for (std::size_t words = 0; words < kWordsAround; ++words) {
    at = text.find_first_of(" \n\t", text.find_first_not_of(" \n\t", at));
    if (at == std::string::npos) return text;
  }
  return text.substr(0, at) + " …";
}

// One side of a change among the words around it, the change marked.
std::string side(std::string_view label, const std::string& before, const std::string& changed,
                 const std::string& after, const TerminalStyle& style) {
  std::string text = one_line(before);
  if (!text.empty() && !changed.empty()) text += " ";
  std::vector<std::pair<std::size_t, std::size_t>> marks;
  const std::size_t begin = count_code_points(text);
  text += one_line(changed);
  if (!changed.empty()) marks.emplace_back(begin, count_code_points(text));
  if (!text.empty() && !after.empty()) text += " ";
  text += one_line(after);
  std::string lines = wrap_marked(text, marks, kTextIndent, style);
  const std::string heading = fmt::format("   {:<5}", label);
  if (lines.size() >= kTextIndent.size()) lines.replace(0, kTextIndent.size(), heading);
  return lines;
}

std::string told(const HistoryEntry& entry) {
  switch (entry.state.change) {
    case Change::kEdit:
      return "edited by its source";
    case Change::kCorrection:
      return "corrected by the archive";
    case Change::kFirst:
      break;
  }
  return entry.state.number == 1 ? "first seen" : "taken in again";
}

void render_text_changes(const std::vector<TextChange>& text, std::ostream& out,
                         const TerminalStyle& style) {
  std::size_t shown = 0;
  std::size_t changes = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i].op == TextChange::Op::kEqual) continue;
    ++changes;
    if (++shown > kMostChanges) continue;
    const std::string before = i == 0 ? "" : last_words(text[i - 1].after);
    const std::string after = i + 1 == text.size() ? "" : first_words(text[i + 1].after);
    out << side("was", before, text[i].before, after, style) << '\n'
        << side("now", before, text[i].after, after, style) << '\n';
  }
  if (changes == 0) out << kIndent << "only the spacing of the text differs\n";
  if (changes > kMostChanges) {
    out << kIndent
        << fmt::format("… and {} more changes; --format json has all\n", changes - kMostChanges);
  }
}

void render_entry(const HistoryEntry& entry, std::ostream& out, const TerminalStyle& style) {
  const RevisionState& state = entry.state;
  std::string days = iso_day(state.seen) + " – " +
                     (entry.until.empty() ? std::string("now") : iso_day(entry.until));
  out << '\n'
      << bold(fmt::format("{:>2} {}", state.number, days), style) << "  " << told(entry) << '\n';
  if (state.last_seen > state.seen) {
    out << kIndent << dim("last seen so " + iso_day(state.last_seen), style) << '\n';
  }
  for (const FieldChange& field : entry.fields) {
    const auto value = [](const std::string& json) { return json.empty() ? "(none)" : json; };
    out << wrap_marked(one_line(fmt::format("{}: {} → {}", field.name, value(field.before),
                                            value(field.after))),
                       {}, kIndent, style)
        << '\n';
  }
  if (entry.text_differs) render_text_changes(entry.text, out, style);
  if (!state.removed.empty()) {
    out << kIndent << bold("removed on " + iso_day(state.removed), style) << '\n';
  }
}

void write_time(JsonWriter& writer, std::string_view key, const Timestamp& time) {
  writer.key(key);
  if (time.empty()) {
    writer.null();
  } else {
    writer.string(iso_timestamp(time));
  }
}

void write_value(JsonWriter& writer, std::string_view key, const std::string& json) {
  writer.key(key).raw(json.empty() ? "null" : json);
}

void write_entry(JsonWriter& writer, const HistoryEntry& entry) {
  const RevisionState& state = entry.state;
  writer.begin_object().key("number").number(number(state.number));
  writer.field("change", change_name(state.change));
  write_time(writer, "seen", state.seen);
  write_time(writer, "last_seen", state.last_seen);
  write_time(writer, "until", entry.until);
  write_time(writer, "removed", state.removed);
  writer.key("stands");
  if (state.is_replaced()) {
    writer.null();
  } else {
    writer.begin_object();
    write_time(writer, "since", state.since);
    write_time(writer, "until", state.until);
    writer.end_object();
  }
  writer.key("fields").begin_array();
  for (const FieldChange& field : entry.fields) {
    writer.begin_object().field("name", field.name);
    write_value(writer, "before", field.before);
    write_value(writer, "after", field.after);
    writer.end_object();
  }
  writer.end_array().key("diff").begin_array();
  for (const TextChange& run : entry.text) {
    writer.begin_object().field("op", op_name(run.op)).field("before", run.before);
    writer.field("after", run.after).end_object();
  }
  writer.end_array().end_object();
}

}  // namespace

void render_history(const std::vector<HistoryEntry>& history, std::ostream& out,
                    const TerminalStyle& style) {
  const Statement& s = history.back().statement;
  if (!s.title.empty()) out << bold(wrap_marked(one_line(s.title), {}, "", style), style) << '\n';
  out << fmt::format("{}: {}\n", one_line(s.id), counted(history.size(), "revision"));
  for (const HistoryEntry& entry : history) render_entry(entry, out, style);
}

void render_history_json(const std::vector<HistoryEntry>& history, std::ostream& out) {
  const Statement& s = history.back().statement;
  std::string json;
  JsonWriter writer(json);
  writer.begin_object().key("format").number(1).field("id", s.id).field("title", s.title);
  writer.key("revisions").begin_array();
  for (const HistoryEntry& entry : history) write_entry(writer, entry);
  writer.end_array().end_object();
  out << json << '\n';
}

}  // namespace cotejo
