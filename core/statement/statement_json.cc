// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/statement/statement_json.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <utility>

#include "core/base/json_writer.h"
#include "core/base/utf8.h"
#include "core/statement/record.h"

namespace cotejo {
namespace {

void write_text(JsonWriter& writer, std::string_view name, std::string_view text) {
  if (!text.empty()) writer.field(name, text);
}

void write_list(JsonWriter& writer, std::string_view name, const std::vector<std::string>& list,
                bool single_as_text) {
  if (list.empty()) return;
  if (single_as_text && list.size() == 1) {
    writer.field(name, list.front());
    return;
  }
  writer.key(name).begin_array();
  for (const std::string& text : list) writer.string(text);
  writer.end_array();
}

std::string text_or_nothing(simdjson::simdjson_result<simdjson::dom::element> element) {
  std::string_view text;
  return element.get(text) == simdjson::SUCCESS ? std::string(text) : std::string();
}

// A key given twice would lose one of its values: then it is no turn.
bool is_turn_list(simdjson::dom::array array) {
  for (simdjson::dom::element element : array) {
    simdjson::dom::object turn;
    if (element.get(turn) != simdjson::SUCCESS) return false;
    int speakers = 0;
    int texts = 0;
    for (auto [key, value] : turn) {
      if (key == "text" && value.is_string()) {
        ++texts;
      } else if (key == "speaker" && (value.is_string() || value.is_null())) {
        ++speakers;
      } else {
        return false;
      }
    }
    if (texts != 1 || speakers > 1) return false;
  }
  return true;
}

bool is_text_list(simdjson::dom::array array) {
  for (simdjson::dom::element element : array) {
    if (!element.is_string()) return false;
  }
  return true;
}

// By the writer, not simdjson's: one character, one spelling, whichever reader it came from.
void write_element(JsonWriter& writer, simdjson::dom::element element) {
  simdjson::dom::array array;
  simdjson::dom::object object;
  std::string_view text;
  if (element.get(array) == simdjson::SUCCESS) {
    writer.begin_array();
    for (simdjson::dom::element member : array) write_element(writer, member);
    writer.end_array();
  } else if (element.get(object) == simdjson::SUCCESS) {
    writer.begin_object();
    for (auto [key, value] : object) {
      writer.key(key);
      write_element(writer, value);
    }
    writer.end_object();
  } else if (element.get(text) == simdjson::SUCCESS) {
    writer.string(text);
  } else {
    writer.raw(simdjson::minify(element));
  }
}

RecordField to_field(std::string_view name, simdjson::dom::element element) {
  RecordField field{std::string(name), std::monostate{}, 0};
  std::string_view text;
  simdjson::dom::array array;
  if (element.is_null()) return field;
  if (element.get(text) == simdjson::SUCCESS) {
    field.value = std::string(text);
  } else if (element.get(array) == simdjson::SUCCESS && is_text_list(array)) {
    std::vector<std::string> list;
    for (simdjson::dom::element member : array) list.emplace_back(member.get_string().value());
    field.value = std::move(list);
  } else if (name == "turns" && element.get(array) == simdjson::SUCCESS && is_turn_list(array)) {
    std::vector<Turn> turns;
    for (simdjson::dom::element member : array) {
      // An absent speaker, or null: the transcript does not name who spoke.
      turns.push_back({text_or_nothing(member["speaker"]), text_or_nothing(member["text"])});
    }
    field.value = std::move(turns);
  } else {
    std::string json;
    JsonWriter writer(json);
    write_element(writer, element);
    field.value = RawJson{std::move(json)};
  }
  return field;
}

}  // namespace

std::string to_json(const Statement& s) {
  std::string json;
  json.reserve(s.body.size() + 512);
  JsonWriter writer(json);
  writer.begin_object();
  write_text(writer, "id", s.id);
  write_text(writer, "source", s.source);
  write_list(writer, "speaker", s.speakers, true);
  writer.field("date", s.date.to_string());
  write_text(writer, "lang", s.lang);
  write_text(writer, "kind", s.kind);
  write_text(writer, "title", s.title);
  write_text(writer, "url", s.url);
  write_text(writer, "place", s.place);
  write_list(writer, "topics", s.topics, false);
  write_text(writer, "translation_of", s.translation_of);
  write_text(writer, "retrieved", s.retrieved);
  for (const ExtraField& extra : s.extra) writer.key(extra.name).raw(extra.json);
  write_text(writer, "body", s.body);
  if (!s.turns.empty()) {
    writer.key("turns").begin_array();
    for (const Turn& turn : s.turns) {
      writer.begin_object();
      write_text(writer, "speaker", turn.speaker);
      writer.field("text", turn.text).end_object();
    }
    writer.end_array();
  }
  writer.end_object();
  return json;
}

struct StatementParser::Buffers {
  simdjson::dom::parser parser;
  std::string padded;
};

StatementParser::StatementParser() : buffers_(std::make_unique<Buffers>()) {}
StatementParser::~StatementParser() = default;
StatementParser::StatementParser(StatementParser&&) noexcept = default;
StatementParser& StatementParser::operator=(StatementParser&&) noexcept = default;

Result<Statement> StatementParser::parse(std::string_view json) {
  if (!simdjson::validate_utf8(json.data(), json.size())) {
    return Error{"bad-utf8", fmt::format("byte {} is not UTF-8; convert the file first",
                                         find_invalid_utf8(json) + 1)};
  }
  // Told before it is parsed: of "---" the parser would say that it is a malformed number.
  const std::size_t begin = json.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos || json[begin] != '{') {
    return Error{"bad-json", "a record must be a JSON object, {…}"};
  }
  std::string& padded = buffers_->padded;
  padded.reserve(json.size() + simdjson::SIMDJSON_PADDING);
  padded.assign(json);
  simdjson::dom::element document;
  const auto error =
      buffers_->parser.parse(padded.data(), padded.size(), /*realloc_if_needed=*/false)
          .get(document);
  if (error == simdjson::NUMBER_ERROR) {
    return Error{"bad-json",
                 "a number is malformed or has too many digits; write long ones in quotes"};
  }
  if (error != simdjson::SUCCESS) {
    return Error{"bad-json", fmt::format("not JSON: {}", simdjson::error_message(error))};
  }
  simdjson::dom::object object;
  if (document.get(object) != simdjson::SUCCESS) {
    return Error{"bad-json", "a record must be a JSON object, {…}"};
  }
  std::vector<RecordField> fields;
  for (auto [key, value] : object) fields.push_back(to_field(key, value));
  return make_statement(std::move(fields));
}

}  // namespace cotejo
