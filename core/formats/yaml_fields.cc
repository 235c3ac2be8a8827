// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/yaml_fields.h"

#include <fmt/format.h>
#include <simdjson.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>

#include "core/base/json_writer.h"

namespace cotejo {
namespace {

// An alias can make a small file stand for billions of nodes.
constexpr std::size_t kMostNodes = 200'000;
constexpr std::size_t kDeepest = 100;

// These are text whatever they look like: `date: 2026`, `title: no`.
constexpr std::array<std::string_view, 14> kTextFields{
    "id",   "source", "speaker", "date",  "lang",   "kind",           "title",
    "body", "turns",  "url",     "place", "topics", "translation_of", "retrieved"};

bool is_plain(const YAML::Node& node) {
  return node.Tag() == "?";
}

// The number in the one spelling that it also has when it is read from JSON (1.50 → 1.5), so that
// what export writes is read back as the same record; empty: it is none.
std::string json_number(const std::string& text) {
  if (text.empty() || text.find_first_not_of("0123456789+-.eE") != std::string::npos) return "";
  simdjson::dom::parser parser;
  simdjson::dom::element value;
  if (parser.parse(simdjson::padded_string(text)).get(value) != simdjson::SUCCESS) return "";
  return simdjson::minify(value);
}

class Converter {
 public:
  explicit Converter(std::size_t first_line) : first_line_(first_line) {}

  Result<std::vector<RecordField>> convert(const YAML::Node& root) {
    std::vector<RecordField> fields;
    for (const auto& pair : root) {
      RecordField field;
      field.name = pair.first.IsScalar() ? pair.first.Scalar() : "";
      field.line = first_line_ + static_cast<std::size_t>(std::max(0, pair.first.Mark().line));
      convert_value(pair.second, field);
      fields.push_back(std::move(field));
      if (nodes_ > kMostNodes) {
        return Error{"too-long", "the front matter has too many values, or aliases that multiply",
                     first_line_};
      }
    }
    return fields;
  }

 private:
  void convert_value(const YAML::Node& node, RecordField& field) {
    const bool known =
        std::find(kTextFields.begin(), kTextFields.end(), field.name) != kTextFields.end();
    count();
    if (node.IsNull()) return;
    if (node.IsScalar()) {
      if (known || !is_plain(node)) {
        field.value = node.Scalar();
      } else {
        field.value = plain_value(node.Scalar());
      }
    } else if (node.IsSequence() && all_scalars(node)) {
      std::vector<std::string> list;
      for (const YAML::Node& element : node) list.push_back(element.Scalar());
      field.value = std::move(list);
    } else if (field.name == "turns" && node.IsSequence() && all_turns(node)) {
      std::vector<Turn> turns;
      for (const YAML::Node& element : node) {
        turns.push_back({text_of(element["speaker"]), text_of(element["text"])});
      }
      field.value = std::move(turns);
    } else {
      std::string json;
      JsonWriter writer(json);
      write_json(node, writer, 0);
      field.value = RawJson{std::move(json)};
    }
  }

  static std::variant<std::monostate, std::string, std::vector<std::string>, std::vector<Turn>,
                      RawJson>
  plain_value(const std::string& text) {
    if (text == "true" || text == "false") return RawJson{text};
    if (std::string number = json_number(text); !number.empty()) return RawJson{std::move(number)};
    return text;
  }

  bool all_scalars(const YAML::Node& node) {
    for (const YAML::Node& element : node) {
      count();
      if (!element.IsScalar() || nodes_ > kMostNodes) return false;
    }
    return true;
  }

  bool all_turns(const YAML::Node& node) {
    for (const YAML::Node& element : node) {
      if (!element.IsMap() || !element["text"]) return false;
      for (const auto& pair : element) {
        count();
        const bool named = pair.first.IsScalar() &&
                           (pair.first.Scalar() == "speaker" || pair.first.Scalar() == "text");
        if (!named || !(pair.second.IsScalar() || pair.second.IsNull())) return false;
      }
    }
    return true;
  }

  static std::string text_of(const YAML::Node& node) {
    std::string text = node && node.IsScalar() ? node.Scalar() : "";
    while (!text.empty() && text.back() == '\n') text.pop_back();  // a block scalar's end
    return text;
  }

  void write_json(const YAML::Node& node, JsonWriter& writer, std::size_t depth) {
    count();
    if (nodes_ > kMostNodes || depth > kDeepest) {
      writer.null();
    } else if (node.IsScalar()) {
      const auto value = plain_value(node.Scalar());
      if (const auto* raw = std::get_if<RawJson>(&value); raw != nullptr && is_plain(node)) {
        writer.raw(raw->json);
      } else {
        writer.string(node.Scalar());
      }
    } else if (node.IsSequence()) {
      writer.begin_array();
      for (const YAML::Node& element : node) write_json(element, writer, depth + 1);
      writer.end_array();
    } else if (node.IsMap()) {
      writer.begin_object();
      for (const auto& pair : node) {
        writer.key(pair.first.IsScalar() ? pair.first.Scalar() : "");
        write_json(pair.second, writer, depth + 1);
      }
      writer.end_object();
    } else {
      writer.null();
    }
    if (depth > kDeepest) nodes_ = kMostNodes + 1;
  }

  void count() { ++nodes_; }

  std::size_t first_line_;
  std::size_t nodes_ = 0;
};

}  // namespace

Result<std::vector<RecordField>> read_yaml_fields(const std::string& yaml, std::size_t first_line) {
  try {
    const YAML::Node root = YAML::Load(yaml);
    if (!root.IsMap()) {
      return Error{"bad-yaml", "the front matter must be 'field: value' lines", first_line};
    }
    return Converter(first_line).convert(root);
  } catch (const YAML::Exception& error) {
    const auto line = static_cast<std::size_t>(std::max(0, error.mark.line));
    const auto column = static_cast<std::size_t>(std::max(0, error.mark.column));
    return Error{"bad-yaml",
                 fmt::format("the front matter is not YAML: {} (a value with ': ', '#' or leading "
                             "quotes must stand in quotes)",
                             error.msg),
                 first_line + line, column + 1};
  }
}

}  // namespace cotejo
