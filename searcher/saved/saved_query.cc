// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/saved/saved_query.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>

#include "core/base/json_writer.h"
#include "core/base/sha256.h"
#include "core/base/utf8.h"

namespace cotejo {
namespace {

constexpr std::size_t kLongestName = 64;
constexpr std::int64_t kLongestTimeout = 86'400;  // seconds
constexpr std::int64_t kMostTries = 20;

bool decides_on_matches(std::string_view name) {
  return name != "sort" && name != "limit" && name != "offset" && name != "all" &&
         name != "facets" && name != "facet-limit" && name != "format";
}

std::optional<std::string> text_of(const toml::node& node) {
  if (const auto text = node.value_exact<std::string>()) return text;
  if (const auto number = node.value_exact<std::int64_t>()) return std::to_string(*number);
  if (const auto flag = node.value_exact<bool>()) return *flag ? "true" : "false";
  if (const auto day = node.value_exact<toml::date>()) {
    return fmt::format("{:04}-{:02}-{:02}", day->year, day->month, day->day);
  }
  return std::nullopt;
}

bool has_type_for(const toml::node& node, RequestValue value) {
  switch (value) {
    case RequestValue::kFlag:
      return node.is_boolean();
    case RequestValue::kNumber:
      return node.is_integer();
    case RequestValue::kDate:
      return node.is_string() || node.is_integer() || node.is_date();
    default:
      return node.is_string();
  }
}

std::string_view type_for(RequestValue value) {
  switch (value) {
    case RequestValue::kFlag:
      return "true or false";
    case RequestValue::kNumber:
      return "a number";
    case RequestValue::kDate:
      return "a date";
    default:
      return "a text";
  }
}

class FileReader {
 public:
  explicit FileReader(const std::string& name) { query_.name = name; }

  Result<SavedQuery> read(const std::string& text) {
    toml::table table;
    try {
      table = toml::parse(text);
    } catch (const toml::parse_error& error) {
      refuse(error.source(), std::string(error.description()));
      return *error_;
    }
    SearchRequest defaults;
    defaults.format = "text";
    defaults.options.all = !table.contains("limit");
    reader_ = RequestReader(std::move(defaults));
    for (const auto& [key, node] : table) {
      take(key, node);
      if (error_) return *error_;
    }
    if (!table.contains("query")) {
      return Error{"bad-saved-query", "query = \"…\" is missing; an empty one matches everything",
                   1, 1};
    }
    auto request = reader_.finish();
    if (!request) {
      refuse(table.get("since")->source(), request.error().message);
      return *error_;
    }
    query_.request = *std::move(request);
    query_.fingerprint = sha256(decisive_);
    return std::move(query_);
  }

 private:
  // The first fault is the one that is told.
  void refuse(const toml::source_region& where, std::string why) {
    if (error_) return;
    error_ = Error{"bad-saved-query", std::move(why), std::max<std::size_t>(where.begin.line, 1),
                   std::max<std::size_t>(where.begin.column, 1)};
  }

  void take(const toml::key& key, const toml::node& node) {
    const std::string_view name = key.str();
    if (name == "note") {
      const auto text = node.value_exact<std::string>();
      if (!text) return refuse(node.source(), "note must be a text");
      query_.note = *text;
    } else if (name == "deliver") {
      take_deliver(node);
    } else if (const RequestField* field = find_request_field(name)) {
      take_field(*field, node);
    } else {
      const auto error = reader_.set(name, "");
      refuse(key.source(), error->message + "; also note and [deliver]");
    }
  }

  void take_field(const RequestField& field, const toml::node& node) {
    if (const toml::array* list = node.as_array(); list != nullptr && field.repeatable) {
      for (const toml::node& element : *list) take_value(field, element);
    } else {
      take_value(field, node);
    }
  }

  void take_value(const RequestField& field, const toml::node& node) {
    const auto text = text_of(node);
    if (!text || !has_type_for(node, field.value)) {
      return refuse(node.source(), fmt::format("{} must be {}{}", field.name, type_for(field.value),
                                               field.repeatable ? ", or a list of them" : ""));
    }
    if (const auto error = reader_.set(field.name, *text)) {
      return refuse(node.source(), fmt::format("{}: {}", field.name, error->message));
    }
    query_.values.emplace_back(field.name, *text);
    if (decides_on_matches(field.name)) {
      decisive_ += json_quote(field.name) + json_quote(*text);
    }
  }

  void take_deliver(const toml::node& node) {
    const toml::table* table = node.as_table();
    if (table == nullptr) return refuse(node.source(), "write [deliver], a table");
    DeliverOptions deliver;
    deliver.events = {true, false, false};
    for (const auto& [key, value] : *table) take_deliver_key(key, value, deliver);
    if (deliver.exec.command.empty()) refuse(node.source(), "[deliver] needs exec = \"command\"");
    query_.deliver = std::move(deliver);
  }

  void take_deliver_key(const toml::key& key, const toml::node& node, DeliverOptions& deliver) {
    const std::string_view name = key.str();
    if (name == "exec") {
      deliver.exec.command = node.value_exact<std::string>().value_or("");
      if (deliver.exec.command.empty()) refuse(node.source(), "exec must be a command, a text");
    } else if (name == "exec-per") {
      const std::string per = node.value_exact<std::string>().value_or("");
      if (per != "hit" && per != "batch") {
        refuse(node.source(), "exec-per must be \"hit\" or \"batch\"");
      }
      deliver.exec.per_hit = per == "hit";
    } else if (name == "exec-timeout") {
      const auto seconds = node.value_exact<std::int64_t>().value_or(0);
      if (seconds < 1 || seconds > kLongestTimeout) {
        return refuse(node.source(),
                      fmt::format("exec-timeout must be 1 to {} (seconds)", kLongestTimeout));
      }
      deliver.exec.timeout = std::chrono::seconds(seconds);
    } else if (name == "exec-tries") {
      const auto tries = node.value_exact<std::int64_t>().value_or(0);
      if (tries < 1 || tries > kMostTries) {
        return refuse(node.source(), fmt::format("exec-tries must be 1 to {}", kMostTries));
      }
      deliver.exec.tries = static_cast<unsigned>(tries);
    } else if (name == "events") {
      take_events(node, deliver.events);
    } else {
      refuse(key.source(), fmt::format("there is no '{}' in [deliver]; take exec, exec-per, "
                                       "exec-timeout, exec-tries or events",
                                       name));
    }
  }

  void take_events(const toml::node& node, EventKinds& kinds) {
    kinds = {};
    const toml::array* list = node.as_array();
    const std::string wrong = "events must be a list of \"new\", \"changed\" and \"gone\"";
    if (list == nullptr) return refuse(node.source(), wrong);
    for (const toml::node& element : *list) {
      const std::string name = element.value_exact<std::string>().value_or("");
      if (name != "new" && name != "changed" && name != "gone") {
        return refuse(element.source(), wrong);
      }
      (name == "new" ? kinds.fresh : name == "changed" ? kinds.changed : kinds.gone) = true;
    }
    if (!kinds.any()) refuse(node.source(), wrong);
  }

  SavedQuery query_;
  RequestReader reader_;
  std::string decisive_;
  std::optional<Error> error_;
};

// A basic string of TOML: as in JSON, but DEL must be escaped too.
std::string toml_quote(std::string_view text) {
  std::string quoted;
  for (const char c : json_quote(text)) {
    if (c == '\x7F') {
      quoted += "\\u007F";
    } else {
      quoted.push_back(c);
    }
  }
  return quoted;
}

std::string value_text(const RequestField* field, const std::string& value) {
  if (field != nullptr && field->value == RequestValue::kFlag) {
    return value == "0" || value == "false" ? "false" : "true";
  }
  if (field != nullptr && field->value == RequestValue::kNumber) return value;
  return toml_quote(value);
}

}  // namespace

std::optional<std::string> fault_of_query_name(std::string_view name) {
  const auto is_word = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  };
  const bool fits = !name.empty() && name.size() <= kLongestName && is_word(name.front()) &&
                    std::all_of(name.begin(), name.end(), [&](char c) {
                      return is_word(c) || c == '-' || c == '_' || c == '.';
                    });
  if (fits) return std::nullopt;
  return fmt::format(
      "'{}' is no name for a saved query: take 1 to {} letters a to z, digits, '-', '_' and '.', "
      "beginning with a letter or digit",
      truncate_utf8(name, 100), kLongestName);
}

Result<SavedQuery> parse_saved_query(const std::string& name, const std::string& toml) {
  return FileReader(name).read(toml);
}

SearchRequest results_request(const SavedQuery& query, std::string_view format) {
  SearchRequest request = query.request;
  if (!format.empty()) request.format = format;
  leave_out_unshown(request);
  // Who reads a feed knows the old entries, whatever order the file has for its list.
  set_feed_defaults(request, false, !request.options.all);
  if (is_feed_format(request.format)) request.options.all = false;
  return request;
}

std::string saved_query_text(const NamedValues& values) {
  std::string text;
  for (auto at = values.begin(); at != values.end();) {
    const std::string& name = at->first;
    const RequestField* field = find_request_field(name);
    text += name + " = ";
    if (field == nullptr || !field->repeatable) {
      text += value_text(field, (at++)->second) + "\n";
      continue;
    }
    // Values of one name stand next to each other.
    text += "[";
    for (bool first = true; at != values.end() && at->first == name; ++at, first = false) {
      text += (first ? "" : ", ") + value_text(field, at->second);
    }
    text += "]\n";
  }
  return text;
}

bool has_more_than_values(const SavedQuery& query, const std::string& toml) {
  if (query.deliver) return true;
  const auto signs = [](std::string_view text) {
    return std::count(text.begin(), text.end(), '#');
  };
  std::ptrdiff_t in_values = 0;
  for (const auto& [key, node] : toml::parse(toml)) {
    if (const auto text = node.value_exact<std::string>()) in_values += signs(*text);
    if (const toml::array* list = node.as_array()) {
      for (const toml::node& element : *list) {
        in_values += signs(element.value_exact<std::string>().value_or(""));
      }
    }
  }
  return signs(toml) > in_values;
}

}  // namespace cotejo
