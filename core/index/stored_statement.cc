// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/stored_statement.h"

#include <simdjson.h>

#include "core/base/json_writer.h"
#include "core/base/result.h"
#include "core/base/sha256.h"

namespace cotejo {
namespace {

// What is as nearly all statements have it is left out: one revision, seen once.
void write_revision(JsonWriter& writer, const RevisionState& r) {
  const auto count = [&](std::string_view key, std::size_t value, std::size_t usual) {
    if (value != usual) writer.key(key).number(static_cast<std::int64_t>(value));
  };
  const auto text = [&](std::string_view key, std::string_view value, std::string_view usual) {
    if (value != usual) writer.field(key, value);
  };
  count("number", r.number, 1);
  writer.field("seen", r.seen);
  text("last_seen", r.last_seen, r.seen);
  text("last_retrieved", r.last_retrieved, "");
  if (r.declared_correction) writer.key("declared_correction").boolean(true);
  text("change", change_name(r.change), change_name(Change::kFirst));
  text("since", r.since, r.seen);
  text("until", r.until, "");
  text("removed", r.removed, "");
  count("edits", r.edits, 0);
  count("revisions", r.revisions, 1);
}

RevisionState read_revision(simdjson::dom::element line) {
  RevisionState r;
  const auto count = [&](const char* key, std::size_t& target) {
    std::uint64_t value = 0;
    if (line[key].get(value) == simdjson::SUCCESS) target = value;
  };
  const auto text = [&](const char* key, std::string& target) {
    std::string_view value;
    if (line[key].get(value) == simdjson::SUCCESS) target = value;
  };
  count("number", r.number);
  text("seen", r.seen);
  r.last_seen = r.since = r.seen;
  text("last_seen", r.last_seen);
  text("last_retrieved", r.last_retrieved);
  r.declared_correction = line["declared_correction"].error() == simdjson::SUCCESS;
  std::string change;
  text("change", change);
  r.change = find_change(change).value_or(Change::kFirst);
  text("since", r.since);
  text("until", r.until);
  text("removed", r.removed);
  count("edits", r.edits);
  count("revisions", r.revisions);
  return r;
}

}  // namespace

std::string encode_stored(const StatementOrigin& origin, std::string_view record) {
  std::string data;
  data.reserve(record.size() + 240);
  JsonWriter writer(data);
  writer.begin_object().field("path", origin.path).field("indexed_at", origin.indexed_at);
  if (!origin.detected_lang.empty()) writer.field("detected_lang", origin.detected_lang);
  write_revision(writer, origin.revision);
  writer.end_object();
  data.push_back('\n');
  data += record;
  return data;
}

std::string_view stored_record(std::string_view data) {
  const std::size_t line_end = data.find('\n');
  if (line_end == std::string_view::npos) {
    throw Failure("a stored statement is damaged; run: cotejo-indexer verify");
  }
  return data.substr(line_end + 1);
}

StatementOrigin stored_origin(std::string_view data) {
  StatementOrigin origin;
  simdjson::dom::parser parser;
  simdjson::dom::element line;
  const simdjson::padded_string text(data.substr(0, data.find('\n')));
  if (parser.parse(text).get(line) != simdjson::SUCCESS) {
    throw Failure("a stored statement is damaged; run: cotejo-indexer verify");
  }
  const auto take = [&](std::string_view key, std::string& target) {
    std::string_view value;
    if (line[key].get(value) == simdjson::SUCCESS) target = value;
  };
  take("path", origin.path);
  take("indexed_at", origin.indexed_at);
  take("detected_lang", origin.detected_lang);
  origin.revision = read_revision(line);
  return origin;
}

Statement decode_stored(std::string_view data, StatementParser& parser) {
  Result<Statement> statement = parser.parse(stored_record(data));
  if (!statement) {
    throw Failure("a stored statement is damaged (" + statement.error().message +
                  "); run: cotejo-indexer verify");
  }
  if (statement->lang.empty()) statement->lang = stored_origin(data).detected_lang;
  return std::move(*statement);
}

std::string record_checksum(std::string_view record) {
  return sha256(record).substr(0, 16);
}

}  // namespace cotejo
