// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/output/event_renderer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <sstream>

#include "searcher/output/json_parts.h"
#include "searcher/output/renderers.h"

namespace cotejo {
namespace {

constexpr std::array<std::string_view, 5> kFormats{"jsonl", "json", "csv", "ids", "text"};

Hit ranked(const EventHit& event, std::size_t rank) {
  Hit hit = event.hit;
  hit.rank = rank;
  return hit;
}

// "edit" of the source or "correction" of the archive, as the index tells of the last revision.
std::string_view change_of(const Hit& hit) {
  return hit.revision.change == Change::kFirst ? "unknown" : change_name(hit.revision.change);
}

std::string_view reason_of(const EventHit& event) {
  return event.in_index ? "matches no more" : "removed";
}

// The keys of the event, and behind them those of the hit.
std::string event_json(const EventHit& event, std::size_t rank) {
  std::string json;
  JsonWriter writer(json);
  writer.begin_object().field("event", event_name(event.event.kind));
  if (event.event.kind == EventKind::kChanged) writer.field("change", change_of(event.hit));
  if (event.event.kind == EventKind::kGone) writer.field("reason", reason_of(event));
  if (!event.in_index) return (writer.field("id", event.event.id).end_object(), json);
  return json + "," + hit_json(ranked(event, rank)).substr(1);
}

void begin_json(JsonWriter& writer, const BatchHeading& heading) {
  writer.begin_object().key("schema").number(std::int64_t{1});
  writer.field("saved", heading.query).field("batch", heading.id);
}

std::string render_jsonl(const BatchHeading& heading, const std::vector<EventHit>& events) {
  std::string lines;
  for (std::size_t i = 0; i < events.size(); ++i) {
    std::string head;
    JsonWriter writer(head);
    begin_json(writer, heading);
    lines += head + "," + event_json(events[i], i + 1).substr(1) + "\n";
  }
  return lines;
}

std::string render_json(const BatchHeading& heading, const std::vector<EventHit>& events) {
  std::string json;
  JsonWriter writer(json);
  begin_json(writer, heading);
  writer.key("events").begin_array();
  for (std::size_t i = 0; i < events.size(); ++i) writer.raw(event_json(events[i], i + 1));
  writer.end_array().end_object();
  return json + "\n";
}

std::string render_csv(const BatchHeading& heading, const std::vector<EventHit>& events) {
  std::ostringstream out;
  const auto renderer = make_csv_renderer(out);
  for (std::size_t i = 0; i < events.size(); ++i) {
    const std::string_view kind = event_name(events[i].event.kind);
    out << heading.query << ',' << heading.id << ',' << kind << ',';
    if (events[i].event.kind == EventKind::kChanged) out << change_of(events[i].hit);
    if (events[i].event.kind == EventKind::kGone) out << reason_of(events[i]);
    out << ',';
    renderer->hit(ranked(events[i], i + 1));
  }
  return out.str();
}

std::string render_ids(const std::vector<EventHit>& events) {
  std::string lines;
  for (const EventHit& event : events) lines += event.event.id + "\n";
  return lines;
}

std::string_view sign_of(EventKind kind) {
  switch (kind) {
    case EventKind::kChanged:
      return "changed";
    case EventKind::kBack:
      return "is back";
    default:
      return "";
  }
}

// For a mail: no colours, and a heading that says how many of what.
std::string render_text(const BatchHeading& heading, const std::vector<EventHit>& events) {
  std::ostringstream out;
  const TerminalStyle style;
  const auto count = [&](EventKind kind) {
    return std::count_if(events.begin(), events.end(),
                         [&](const EventHit& event) { return event.event.kind == kind; });
  };
  out << "== " << heading.query << ":";
  std::string_view comma = " ";
  for (const EventKind kind :
       {EventKind::kNew, EventKind::kChanged, EventKind::kBack, EventKind::kGone}) {
    if (count(kind) == 0) continue;
    out << comma << count(kind) << ' ' << event_name(kind);
    comma = ", ";
  }
  out << " ==\n";
  if (!heading.note.empty()) out << one_line(heading.note) << '\n';
  const auto renderer = make_text_renderer(out, style);
  for (std::size_t i = 0; i < events.size(); ++i) {
    const EventHit& event = events[i];
    if (event.event.kind == EventKind::kGone) {
      const std::string& title = event.hit.statement.title;
      out << '\n'
          << wrap_marked(
                 fmt::format("Gone ({}): {}{}", reason_of(event),
                             title.empty() ? "" : one_line(title) + ", ", one_line(event.event.id)),
                 {}, "     ", style)
          << '\n';
      continue;
    }
    renderer->hit(ranked(event, i + 1));
    if (const std::string_view sign = sign_of(event.event.kind); !sign.empty()) {
      out << "     (" << sign;
      if (event.event.kind == EventKind::kChanged) out << ": " << change_of(event.hit);
      out << ")\n";
    }
  }
  out << '\n';
  return out.str();
}

}  // namespace

bool is_event_format(std::string_view format) {
  return std::find(kFormats.begin(), kFormats.end(), format) != kFormats.end();
}

std::string event_preamble(std::string_view format) {
  if (format != "csv") return {};
  std::ostringstream out;
  out << "saved,batch,event,change,";
  make_csv_renderer(out)->begin({});
  return out.str();
}

std::string render_events(std::string_view format, const BatchHeading& heading,
                          const std::vector<EventHit>& events) {
  if (format == "json") return render_json(heading, events);
  if (format == "csv") return render_csv(heading, events);
  if (format == "ids") return render_ids(events);
  if (format == "text") return render_text(heading, events);
  return render_jsonl(heading, events);
}

}  // namespace cotejo
