// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/ingest/revision_mark.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>

#include "core/base/json_writer.h"
#include "core/base/utf8.h"
#include "core/statement/statement_json.h"

namespace cotejo {
namespace {

constexpr std::string_view kOwnField = "record_field";

Error bad_revision(std::string_view what) {
  return {"bad-revision",
          fmt::format("the revision {}; take it as 'export --revisions' wrote it, or leave it out",
                      what)};
}

// The time at `key`: empty if it is not given; an Error if it is no time.
Result<Timestamp> time_at(simdjson::dom::object mark, std::string_view key) {
  simdjson::dom::element value;
  if (mark.at_key(key).get(value) != simdjson::SUCCESS || value.is_null()) return Timestamp();
  std::string_view text;
  if (value.get(text) != simdjson::SUCCESS) {
    return bad_revision(fmt::format("has a '{}' that is no text", key));
  }
  if (auto moment = parse_timestamp(text)) return std::move(*moment);
  return bad_revision(fmt::format("has '{}' for '{}', which is no time like 2026-03-05T12:00:00Z",
                                  truncate_utf8(text, 40), key));
}

Result<RevisionMark> read_mark(simdjson::dom::object object) {
  RevisionMark mark;
  for (const auto& [key, target] : {std::pair("seen", &mark.seen),
                                    {"last_seen", &mark.last_seen},
                                    {"removed", &mark.removed}}) {
    auto moment = time_at(object, key);
    if (!moment) return moment.error();
    *target = std::move(*moment);
  }
  if (mark.seen.empty()) return bad_revision("does not say when it was 'seen'");
  if (mark.last_seen.empty()) mark.last_seen = mark.seen;
  if (mark.last_seen < mark.seen) return bad_revision("was last seen before it was first seen");
  if (!mark.removed.empty() && mark.removed < mark.last_seen) {
    return bad_revision("was removed before it was last seen");
  }
  std::string_view text;
  if (object["last_retrieved"].get(text) == simdjson::SUCCESS) mark.last_retrieved = text;
  const bool is_text = object["change"].get(text) == simdjson::SUCCESS;
  const auto change = is_text ? find_change(text) : std::nullopt;
  if (!change) return bad_revision("has a 'change' that is none of first, edit, correction");
  mark.is_correction = *change == Change::kCorrection;
  return mark;
}

std::string mark_json(const RevisionState& state, std::string_view next_seen,
                      std::string_view own_json) {
  std::string json;
  JsonWriter writer(json);
  const auto time = [&](std::string_view key, std::string_view moment) {
    if (!moment.empty()) writer.field(key, iso_timestamp(moment));
  };
  writer.begin_object().key("number").number(static_cast<std::int64_t>(state.number));
  time("seen", state.seen);
  time("last_seen", state.last_seen);
  if (!state.last_retrieved.empty()) writer.field("last_retrieved", state.last_retrieved);
  time("until", state.removed.empty() ? next_seen : state.removed);
  writer.field("change", change_name(state.change));
  time("removed", state.removed);
  if (!own_json.empty()) writer.key(kOwnField).raw(own_json);
  writer.end_object();
  return json;
}

}  // namespace

Result<std::optional<RevisionMark>> take_revision_mark(Statement& statement) {
  const auto field =
      std::find_if(statement.extra.begin(), statement.extra.end(),
                   [](const ExtraField& extra) { return extra.name == kRevisionField; });
  if (field == statement.extra.end()) return std::optional<RevisionMark>();
  simdjson::dom::parser parser;
  simdjson::dom::element element;
  simdjson::dom::object object;
  const simdjson::padded_string json(field->json);
  if (parser.parse(json).get(element) != simdjson::SUCCESS ||
      element.get(object) != simdjson::SUCCESS || object["seen"].error() != simdjson::SUCCESS ||
      object["change"].error() != simdjson::SUCCESS) {
    return std::optional<RevisionMark>();
  }
  auto mark = read_mark(object);
  if (!mark) return mark.error();
  simdjson::dom::element own;
  if (object[kOwnField].get(own) == simdjson::SUCCESS) {
    field->json = simdjson::minify(own);
  } else {
    statement.extra.erase(field);
  }
  return std::optional(std::move(*mark));
}

std::string marked_record(std::string_view record, const RevisionState& state,
                          std::string_view next_seen) {
  if (record.find("\"revision\":") != std::string_view::npos) {
    StatementParser parser;
    if (auto statement = parser.parse(record)) {
      for (ExtraField& extra : statement->extra) {
        if (extra.name != kRevisionField) continue;
        extra.json = mark_json(state, next_seen, extra.json);
        return to_json(*statement);
      }
    }
  }
  return fmt::format("{},\"{}\":{}}}", record.substr(0, record.size() - 1), kRevisionField,
                     mark_json(state, next_seen, ""));
}

}  // namespace cotejo
