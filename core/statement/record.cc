// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/statement/record.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <unordered_set>
#include <utility>

#include "core/base/date_words.h"
#include "core/base/json_writer.h"
#include "core/base/language.h"
#include "core/base/utf8.h"

namespace cotejo {
namespace {

// How much of a wrong value a message shows.
constexpr std::size_t kShownBytes = 80;

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n\xC2\xA0") == std::string_view::npos;
}

bool is_integer(std::string_view json) {
  return !json.empty() && json.find_first_not_of("0123456789") == std::string_view::npos;
}

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

std::string value_as_json(const RecordField& field) {
  std::string json;
  JsonWriter writer(json);
  if (const auto* text = std::get_if<std::string>(&field.value)) {
    writer.string(*text);
  } else if (const auto* list = std::get_if<std::vector<std::string>>(&field.value)) {
    writer.begin_array();
    for (const std::string& element : *list) writer.string(element);
    writer.end_array();
  } else if (const auto* raw = std::get_if<RawJson>(&field.value)) {
    writer.raw(raw->json);
  } else {
    writer.null();
  }
  return json;
}

// A date as people write it is not taken, since it is the archive's to say which day it is; but
// the message says how to write it.
Error date_fault(const std::string& text, const Error& fault) {
  const auto numeric = read_numeric_date(text);
  if (numeric && numeric->other) {
    return {"ambiguous-date",
            fmt::format("date '{}' may be {} or {}: write the one that is meant", text,
                        numeric->date.to_string(), numeric->other->to_string())};
  }
  const auto written = parse_date_words(text);
  if (!numeric && !written) return fault;
  const Date& date = numeric ? numeric->date : *written;
  return {"bad-date", fmt::format("date '{}' is not ISO 8601: write {}", text, date.to_string())};
}

// Collects what is wrong with one record while it is put together.
class Faults {
 public:
  void add(std::string code, std::string message, std::size_t line) {
    if (!first_) {
      first_ = Error{std::move(code), std::move(message), line};
    } else if (++others_ < kMostNamed) {
      first_->message += "; " + message;
    }
  }
  /// The first, with the messages of the others; nothing if there is none.
  std::optional<Error> first() const {
    std::optional<Error> all = first_;
    if (others_ >= kMostNamed) {
      all->message += fmt::format("; and {} faults more", others_ - kMostNamed + 1);
    }
    return all;
  }

 private:
  static constexpr std::size_t kMostNamed = 20;  // nobody reads more
  std::optional<Error> first_;
  std::size_t others_ = 0;
};

class RecordAssembler {
 public:
  Result<Statement> assemble(std::vector<RecordField> fields) {
    std::set<std::string, std::less<>> seen;
    for (RecordField& field : fields) {
      if (!seen.insert(field.name).second) {
        faults_.add(
            "duplicate-key",
            fmt::format("field '{}' is given twice", truncate_utf8(field.name, kShownBytes)),
            field.line);
        continue;
      }
      take(field);
    }
    check_whole();
    if (auto fault = faults_.first()) return std::move(*fault);
    if (statement_.id.empty()) statement_.id = derive_id(statement_);
    return std::move(statement_);
  }

 private:
  void take(RecordField& field) {
    const std::string& name = field.name;
    if (name == "id") return take_text(field, statement_.id, kMaxIdBytes, true);
    if (name == "source") return take_text(field, statement_.source, kMaxFieldBytes);
    if (name == "speaker") return take_list(field, statement_.speakers);
    if (name == "date") return take_date(field);
    if (name == "lang") return take_lang(field);
    if (name == "kind") return take_text(field, statement_.kind, kMaxFieldBytes);
    if (name == "title") return take_text(field, statement_.title, kMaxFieldBytes);
    if (name == "body") return take_text(field, statement_.body, std::string::npos);
    if (name == "turns") return take_turns(field);
    if (name == "url") return take_text(field, statement_.url, kMaxFieldBytes);
    if (name == "place") return take_text(field, statement_.place, kMaxFieldBytes);
    if (name == "topics") return take_list(field, statement_.topics);
    if (name == "translation_of") {
      return take_text(field, statement_.translation_of, kMaxIdBytes, true);
    }
    if (name == "retrieved") return take_text(field, statement_.retrieved, kMaxFieldBytes, true);
    take_extra(field);
  }

  void wrong_type(const RecordField& field, std::string_view wanted) {
    faults_.add("bad-type", fmt::format("field '{}' must be {}", field.name, wanted), field.line);
  }

  // integers: ids and years often come out of tables as numbers.
  void take_text(RecordField& field, std::string& target, std::size_t limit,
                 bool integers = false) {
    if (std::holds_alternative<std::monostate>(field.value)) return;
    if (integers && std::holds_alternative<RawJson>(field.value) &&
        is_integer(std::get<RawJson>(field.value).json)) {
      field.value = std::get<RawJson>(field.value).json;
    }
    auto* text = std::get_if<std::string>(&field.value);
    if (text == nullptr) return wrong_type(field, "text");
    if (text->size() > limit) {
      return faults_.add(
          "too-long",
          fmt::format("field '{}' has {} bytes, at most {} fit", field.name, text->size(), limit),
          field.line);
    }
    if (is_blank(*text)) return;
    target = std::move(*text);
  }

  void take_list(RecordField& field, std::vector<std::string>& target) {
    if (std::holds_alternative<std::monostate>(field.value)) return;
    if (auto* text = std::get_if<std::string>(&field.value)) {
      field.value = std::vector<std::string>{std::move(*text)};
    }
    auto* list = std::get_if<std::vector<std::string>>(&field.value);
    if (list == nullptr) return wrong_type(field, "text or a list of texts");
    std::unordered_set<std::string> given(target.begin(), target.end());
    for (std::string& text : *list) {
      if (is_blank(text)) continue;
      if (text.size() > kMaxFieldBytes) {
        faults_.add("too-long",
                    fmt::format("field '{}' has a text of {} bytes, at most {} fit", field.name,
                                text.size(), kMaxFieldBytes),
                    field.line);
        return;  // once says it
      } else if (given.insert(text).second) {
        target.push_back(std::move(text));
      }
    }
  }

  void take_date(RecordField& field) {
    std::string text;
    take_text(field, text, kMaxFieldBytes, true);
    if (text.empty()) return;
    Result<Date> date = parse_date(text);
    if (!date) {
      has_date_fault_ = true;
      const Error fault = date_fault(text, date.error());
      return faults_.add(fault.code, fault.message, field.line);
    }
    statement_.date = *date;
  }

  void take_lang(RecordField& field) {
    std::string text;
    take_text(field, text, kMaxFieldBytes);
    if (text.empty()) return;
    if (!is_language_code(text)) {
      return faults_.add("bad-lang",
                         fmt::format("lang '{}' is no language code; write es, en, …",
                                     truncate_utf8(text, kShownBytes)),
                         field.line);
    }
    statement_.lang = std::move(text);
  }

  void take_turns(RecordField& field) {
    if (std::holds_alternative<std::monostate>(field.value)) return;
    auto* turns = std::get_if<std::vector<Turn>>(&field.value);
    // An empty list has no element that would show its type.
    const auto* list = std::get_if<std::vector<std::string>>(&field.value);
    if (turns == nullptr && list != nullptr && list->empty()) return;
    if (turns == nullptr) return wrong_type(field, "a list of {speaker, text}");
    statement_.turns = std::move(*turns);
  }

  void take_extra(RecordField& field) {
    if (field.name.empty() || field.name.size() > kMaxFieldBytes) {
      return faults_.add("bad-type", "a field has an empty or overlong name", field.line);
    }
    statement_.extra.push_back({std::move(field.name), value_as_json(field)});
  }

  void check_whole() {
    Statement& s = statement_;
    const auto missing = [&](std::string_view name) {
      faults_.add("missing-field", fmt::format("field '{}' is missing", name), 0);
    };
    if (s.source.empty()) missing("source");
    if (s.date.year == 0 && !has_date_fault_) {
      missing("date");
    }
    if (!s.body.empty() && !s.turns.empty()) {
      faults_.add("bad-type", "body and turns are both given: a transcript has turns alone", 0);
    } else if (is_blank(s.text())) {
      missing("body");
    }
    if (has_control(s.id) || (!s.id.empty() && (s.id.front() == ' ' || s.id.back() == ' '))) {
      faults_.add("bad-id", "field 'id' has control characters or outer spaces", 0);
    }
  }

  Statement statement_;
  Faults faults_;
  bool has_date_fault_ = false;
};

}  // namespace

Result<Statement> make_statement(std::vector<RecordField> fields) {
  return RecordAssembler().assemble(std::move(fields));
}

}  // namespace cotejo
