// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/yaml_fields.h"

#include <fmt/format.h>
#include <simdjson.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>
#include <optional>
#include <sstream>

#include "core/base/json_writer.h"
#include "core/base/utf8.h"

namespace cotejo {
namespace {

// Aliases can make a small file stand for billions of nodes, or for one long text many times.
constexpr std::size_t kMostNodes = 200'000;
constexpr std::size_t kMostTextBytes = 16 << 20;
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

// yaml-cpp counts bytes where people count characters.
Error bad_yaml(std::string message, const std::string& yaml, std::size_t line_at, std::size_t line,
               std::size_t column_bytes) {
  const std::string_view before = std::string_view(yaml).substr(line_at, column_bytes);
  return {"bad-yaml", std::move(message), line, count_code_points(before) + 1};
}

// yaml-cpp takes the first bytes 0 for UTF-16 and a byte 4 for the end: text would change or go.
std::optional<Error> find_control_character(const std::string& yaml, std::size_t first_line) {
  std::size_t line = first_line;
  std::size_t line_at = 0;
  for (std::size_t at = 0; at < yaml.size(); ++at) {
    const auto byte = static_cast<unsigned char>(yaml[at]);
    if (byte == '\n') {
      ++line;
      line_at = at + 1;
    } else if (byte < 0x20 && byte != '\t' && byte != '\r') {
      return bad_yaml(fmt::format("the front matter has a control character, U+{:04X}", byte), yaml,
                      line_at, line, at - line_at);
    }
  }
  return std::nullopt;
}

// Keeps nothing of a document but the place where it begins.
class DocumentStart : public YAML::EventHandler {
 public:
  const YAML::Mark& mark() const { return mark_; }

  void OnDocumentStart(const YAML::Mark& mark) override { mark_ = mark; }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark&, YAML::anchor_t) override {}
  void OnAlias(const YAML::Mark&, YAML::anchor_t) override {}
  void OnScalar(const YAML::Mark&, const std::string&, YAML::anchor_t,
                const std::string&) override {}
  void OnSequenceStart(const YAML::Mark&, const std::string&, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {}
  void OnSequenceEnd() override {}
  void OnMapStart(const YAML::Mark&, const std::string&, YAML::anchor_t,
                  YAML::EmitterStyle::value) override {}
  void OnMapEnd() override {}

 private:
  YAML::Mark mark_;
};

// YAML::Load() passes over what follows the first document without a word; YAML::LoadAll() never
// ends on a bracket that closes nothing. So: where does a second document begin?
std::optional<YAML::Mark> find_second_document(const std::string& yaml) {
  std::istringstream stream(yaml);
  YAML::Parser parser(stream);
  DocumentStart start;
  if (!parser.HandleNextDocument(start) || !parser.HandleNextDocument(start)) return std::nullopt;
  return start.mark();
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
      if (is_spent()) {
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
    if (node.IsNull()) return;
    if (node.IsScalar()) {
      count(node);
      if (known || !is_plain(node)) {
        field.value = node.Scalar();
      } else {
        field.value = plain_value(node.Scalar());
      }
    } else if (known && node.IsSequence() && all_scalars(node)) {
      if (is_spent()) return;
      std::vector<std::string> list;
      for (const YAML::Node& element : node) list.push_back(element.Scalar());
      field.value = std::move(list);
    } else if (field.name == "turns" && node.IsSequence() && all_turns(node)) {
      if (is_spent()) return;
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
      if (!element.IsScalar()) return false;
      count(element);
      if (is_spent()) break;
    }
    return true;
  }

  bool all_turns(const YAML::Node& node) {
    for (const YAML::Node& element : node) {
      if (!element.IsMap()) return false;
      int speakers = 0;
      int texts = 0;
      for (const auto& pair : element) {
        const std::string name = pair.first.IsScalar() ? pair.first.Scalar() : "";
        if (name == "text" && pair.second.IsScalar()) {
          ++texts;
        } else if (name == "speaker" && (pair.second.IsScalar() || pair.second.IsNull())) {
          ++speakers;
        } else {
          return false;
        }
        count(pair.second);
      }
      if (texts != 1 || speakers > 1) return false;
      if (is_spent()) break;
    }
    return true;
  }

  static std::string text_of(const YAML::Node& node) {
    std::string text = node && node.IsScalar() ? node.Scalar() : "";
    while (!text.empty() && text.back() == '\n') text.pop_back();  // a block scalar's end
    return text;
  }

  void write_json(const YAML::Node& node, JsonWriter& writer, std::size_t depth) {
    count(node);
    if (is_spent() || depth > kDeepest) {
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
        count(pair.first);
        writer.key(pair.first.IsScalar() && !is_spent() ? pair.first.Scalar() : "");
        write_json(pair.second, writer, depth + 1);
      }
      writer.end_object();
    } else {
      writer.null();
    }
    if (depth > kDeepest) nodes_ = kMostNodes + 1;
  }

  void count(const YAML::Node& node) {
    ++nodes_;
    if (node.IsScalar()) text_bytes_ += node.Scalar().size();
  }
  bool is_spent() const { return nodes_ > kMostNodes || text_bytes_ > kMostTextBytes; }

  std::size_t first_line_;
  std::size_t nodes_ = 0;
  std::size_t text_bytes_ = 0;
};

}  // namespace

Result<std::vector<RecordField>> read_yaml_fields(const std::string& yaml, std::size_t first_line) {
  if (auto error = find_control_character(yaml, first_line)) return *error;
  try {
    const YAML::Node root = YAML::Load(yaml);
    if (const auto second = find_second_document(yaml)) {
      return Error{"bad-yaml", "the fields of the front matter end before this",
                   first_line + static_cast<std::size_t>(std::max(0, second->line))};
    }
    if (!root.IsMap()) {
      return Error{"bad-yaml", "the front matter must be 'field: value' lines", first_line};
    }
    return Converter(first_line).convert(root);
  } catch (const YAML::Exception& error) {
    const auto line = static_cast<std::size_t>(std::max(0, error.mark.line));
    const auto column = static_cast<std::size_t>(std::max(0, error.mark.column));
    std::size_t line_at = 0;
    for (std::size_t n = 0; n < line; ++n) line_at = yaml.find('\n', line_at) + 1;
    return bad_yaml(fmt::format("the front matter is not YAML: {} (a value with ': ', '#' or "
                                "leading quotes must stand in quotes)",
                                error.msg),
                    yaml, std::min(line_at, yaml.size()), first_line + line, column);
  }
}

}  // namespace cotejo
