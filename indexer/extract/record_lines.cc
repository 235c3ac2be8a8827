// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/record_lines.h"

#include <unistd.h>

#include <cerrno>
#include <cstddef>

#include "core/base/json_writer.h"
#include "core/base/utf8.h"
#include "core/formats/extract_wire.h"

namespace cotejo {
namespace {

// The line must be JSON whatever the file had in it.
std::string valid(std::string_view text) {
  if (find_invalid_utf8(text) == std::string_view::npos) return std::string(text);
  std::string mended;
  for (std::size_t at = 0; at < text.size();) append_utf8(mended, decode_utf8(text, at));
  return mended;
}

void write_value(JsonWriter& writer, const RecordField& field) {
  if (const auto* text = std::get_if<std::string>(&field.value)) {
    writer.string(valid(*text));
  } else if (const auto* list = std::get_if<std::vector<std::string>>(&field.value)) {
    writer.begin_array();
    for (const std::string& element : *list) writer.string(valid(element));
    writer.end_array();
  } else if (const auto* turns = std::get_if<std::vector<Turn>>(&field.value)) {
    writer.begin_array();
    for (const Turn& turn : *turns) {
      writer.begin_object().field("speaker", valid(turn.speaker));
      writer.field("text", valid(turn.text)).end_object();
    }
    writer.end_array();
  } else if (const auto* raw = std::get_if<RawJson>(&field.value)) {
    writer.raw(raw->json);
  } else {
    writer.null();
  }
}

std::string record_line(const std::vector<RecordField>& fields) {
  std::string json;
  JsonWriter writer(json);
  writer.begin_object();
  for (const RecordField& field : fields) write_value(writer.key(valid(field.name)), field);
  writer.end_object();
  json += '\n';
  return json;
}

// Begins a line, with all that each has.
JsonWriter& begin(JsonWriter& writer, std::string_view what, std::uint64_t bytes) {
  writer.begin_object().field("what", what);
  return writer.key("bytes").number(static_cast<std::int64_t>(bytes));
}

std::string error_line(std::string_view what, std::uint64_t bytes, std::size_t line,
                       std::string_view code, std::string_view message) {
  std::string json;
  JsonWriter writer(json);
  begin(writer, what, bytes).key("line").number(static_cast<std::int64_t>(line));
  writer.field("code", code).field("message", valid(message)).end_object();
  json += '\n';
  return json;
}

}  // namespace

RecordLines::RecordLines(int pipe, std::function<std::uint64_t()> bytes_read)
    : pipe_(pipe), bytes_read_(std::move(bytes_read)) {}

void RecordLines::write(const Extracted& extracted) {
  const std::uint64_t bytes = bytes_read_();
  if (extracted.fields.empty()) {
    send(error_line("fault", bytes, extracted.line, extracted.fault.code, extracted.fault.message));
    return;
  }
  const std::string record = record_line(extracted.fields);
  if (record.size() > kMaxExtractLine) {
    send(error_line("fault", bytes, extracted.line, "too-long", "the record is over 64 MiB"));
    return;
  }
  std::string json;
  JsonWriter writer(json);
  begin(writer, "record", bytes).key("line").number(static_cast<std::int64_t>(extracted.line));
  writer.key("remarks").begin_array();
  for (const ReaderRemark& remark : extracted.remarks) {
    writer.begin_object().field("code", remark.code);
    writer.field("message", valid(remark.message)).end_object();
  }
  writer.end_array().end_object();
  json += '\n';
  send(json);
  send(record);
}

void RecordLines::fail(std::string_view code, std::string_view message) {
  send(error_line("failure", bytes_read_(), 0, code, message));
}

void RecordLines::end() {
  std::string json;
  JsonWriter writer(json);
  begin(writer, "end", bytes_read_()).end_object();
  json += '\n';
  send(json);
}

void RecordLines::send(const std::string& text) {
  for (std::size_t at = 0; at < text.size();) {
    const ssize_t count = ::write(pipe_, text.data() + at, text.size() - at);
    if (count > 0) at += static_cast<std::size_t>(count);
    if (count < 0 && errno != EINTR) ::_exit(1);
  }
}

}  // namespace cotejo
