// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/stored_statement.h"

#include <simdjson.h>

#include "core/base/json_writer.h"
#include "core/base/result.h"
#include "core/base/sha256.h"

namespace cotejo {

std::string encode_stored(const StatementOrigin& origin, std::string_view record) {
  std::string data;
  data.reserve(record.size() + 160);
  JsonWriter writer(data);
  writer.begin_object().field("path", origin.path).field("indexed_at", origin.indexed_at);
  if (!origin.detected_lang.empty()) writer.field("detected_lang", origin.detected_lang);
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
