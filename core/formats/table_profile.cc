// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/table_profile.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <system_error>

#include "core/base/date_format.h"
#include "core/base/file_bytes.h"
#include "core/base/result.h"
#include "core/formats/record_fields.h"

namespace cotejo {
namespace {

constexpr std::string_view kColumns = "columns";

[[noreturn]] void refuse(const std::string& file, const toml::source_region& where,
                         const std::string& why) {
  throw Failure(fmt::format("{}:{}: {}", file, where.begin.line, why), ExitCode::kUsage);
}

toml::table parse_toml(const std::string& file) {
  try {
    return toml::parse(file_bytes(file), file);
  } catch (const std::system_error& error) {
    throw Failure(error.what(), ExitCode::kUsage);
  } catch (const toml::parse_error& error) {
    refuse(file, error.source(), std::string(error.description()));
  }
}

std::string text_of(const std::string& file, const toml::key& key, const toml::node& node) {
  auto text = node.value_exact<std::string>();
  if (!text || text->empty()) {
    refuse(file, node.source(), fmt::format("{} must be a text", key.str()));
  }
  return std::move(*text);
}

class ProfileReader {
 public:
  explicit ProfileReader(const std::string& file) { profile_.file = file; }

  TableProfile read() {
    for (const auto& [key, node] : parse_toml(profile_.file)) {
      if (key.str() == "separator") {
        take_separator(key, node);
      } else if (key.str() == kColumns) {
        for (const auto& [field, rule] : table_of(key, node)) take_column(field, rule);
      } else if (key.str() == "constants") {
        for (const auto& [field, value] : table_of(key, node)) {
          check_field(field);
          profile_.constants.push_back(
              {std::string(field.str()), text_of(profile_.file, field, value)});
        }
      } else {
        refuse(profile_.file, key.source(),
               fmt::format("a column map has no key '{}'; take separator, [columns] or [constants]",
                           key.str()));
      }
    }
    for (const FieldConstant& constant : profile_.constants) {
      const auto twice =
          std::find_if(profile_.columns.begin(), profile_.columns.end(),
                       [&](const ColumnRule& rule) { return rule.field == constant.field; });
      if (twice != profile_.columns.end()) {
        throw Failure(fmt::format("{}:{}: '{}' is given as a column and as a constant",
                                  profile_.file, twice->line, constant.field),
                      ExitCode::kUsage);
      }
    }
    return std::move(profile_);
  }

 private:
  const toml::table& table_of(const toml::key& key, const toml::node& node) {
    if (!node.is_table())
      refuse(profile_.file, node.source(), fmt::format("{} must be a table", key.str()));
    return *node.as_table();
  }

  // A slip like `tilte` would else make an extra field of the title.
  void check_field(const toml::key& key) {
    if (is_record_field(key.str()) && key.str() != "turns") return;
    refuse(profile_.file, key.source(),
           fmt::format("a record has no field '{}'; other columns are kept under their own names",
                       key.str()));
  }

  void take_separator(const toml::key& key, const toml::node& node) {
    const std::string text = text_of(profile_.file, key, node);
    if (text.size() != 1 || text == "\"" || text == "\n" || text == "\r") {
      refuse(profile_.file, node.source(), "separator must be one character, as \";\" or \"\\t\"");
    }
    profile_.separator = text.front();
  }

  void take_column(const toml::key& field, const toml::node& node) {
    check_field(field);
    ColumnRule rule;
    rule.field = field.str();
    rule.line = field.source().begin.line;
    if (!node.is_table()) {
      rule.column = text_of(profile_.file, field, node);
    } else {
      take_details(rule, *node.as_table());
    }
    profile_.columns.push_back(std::move(rule));
  }

  void take_details(ColumnRule& rule, const toml::table& details) {
    for (const auto& [key, node] : details) {
      if (key.str() == "column") {
        rule.column = text_of(profile_.file, key, node);
      } else if (key.str() == "format" && rule.field == "date") {
        rule.format = text_of(profile_.file, key, node);
        if (const auto format = parse_date_format(rule.format); !format) {
          refuse(profile_.file, node.source(), format.error().message);
        }
      } else if (key.str() == "separator" && is_list_field(rule.field)) {
        rule.separator = text_of(profile_.file, key, node);
      } else {
        refuse(profile_.file, key.source(),
               fmt::format("'{}' has no key '{}'; take column, for date also format, for speaker "
                           "and topics also separator",
                           rule.field, key.str()));
      }
    }
    if (rule.column.empty()) {
      refuse(profile_.file, details.source(), fmt::format("'{}' names no column", rule.field));
    }
  }

  TableProfile profile_;
};

}  // namespace

bool is_table_profile(const std::string& file) {
  return parse_toml(file).contains(kColumns);
}

std::vector<std::string> without_table_profiles(std::vector<std::string> files) {
  std::erase_if(files, is_table_profile);
  return files;
}

TableProfile read_table_profile(const std::vector<std::string>& files) {
  TableProfile profile;
  for (const std::string& file : files) {
    if (!is_table_profile(file)) continue;
    if (!profile.file.empty()) {
      throw Failure(fmt::format("{} and {} are both column maps; give one", profile.file, file),
                    ExitCode::kUsage);
    }
    profile = ProfileReader(file).read();
  }
  return profile;
}

}  // namespace cotejo
