// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/table_columns.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/base/outer_spaces.h"
#include "core/base/utf8.h"
#include "core/formats/record_fields.h"

namespace cotejo {
namespace {

constexpr std::array<std::string_view, 3> kRequired{"source", "date", "body"};
constexpr std::size_t kShownBytes = 400;

std::string shown(const std::vector<TableColumn>& columns) {
  std::string names;
  for (const TableColumn& column : columns) {
    if (!names.empty()) names += ", ";
    names += column.heading;
  }
  if (names.size() <= kShownBytes) return names;
  return std::string(truncate_utf8(names, kShownBytes)) + "…";
}

Error bad_columns(std::string message) {
  return {"bad-columns", std::move(message)};
}

bool has_constant(const TableProfile& profile, std::string_view field) {
  return std::any_of(profile.constants.begin(), profile.constants.end(),
                     [&](const FieldConstant& constant) { return constant.field == field; });
}

}  // namespace

Result<std::vector<TableColumn>> map_columns(const std::vector<std::string>& headings,
                                             const TableProfile& profile) {
  std::vector<TableColumn> columns;
  for (const std::string& heading : headings) {
    columns.push_back({"", std::string(trimmed(heading)), "", ""});
  }
  const auto column_of = [&](std::string_view field) {
    return std::find_if(columns.begin(), columns.end(),
                        [&](const TableColumn& column) { return column.field == field; });
  };
  for (const ColumnRule& rule : profile.columns) {
    const auto named = [&](const TableColumn& column) {
      return column.heading == trimmed(rule.column);
    };
    const auto column = std::find_if(columns.begin(), columns.end(), named);
    if (column == columns.end()) {
      return bad_columns(
          fmt::format("there is no column '{}', which {}:{} takes for {}; the "
                      "columns are: {}",
                      rule.column, profile.file, rule.line, rule.field, shown(columns)));
    }
    if (!column->field.empty()) {
      return bad_columns(fmt::format("{}:{} takes the column '{}' twice, for {} and for {}",
                                     profile.file, rule.line, rule.column, column->field,
                                     rule.field));
    }
    column->field = rule.field;
    column->format = rule.format;
    column->separator = rule.separator;
  }
  // What the map speaks of is settled: another column of such a name is kept as what it is.
  std::vector<std::string_view> settled;
  for (const ColumnRule& rule : profile.columns) settled.push_back(rule.field);
  for (const FieldConstant& constant : profile.constants) settled.push_back(constant.field);
  const auto is_settled = [&](std::string_view field) {
    return std::find(settled.begin(), settled.end(), field) != settled.end();
  };
  for (TableColumn& column : columns) {
    if (!column.field.empty() || column.heading.empty()) continue;
    const std::string_view field = field_of_column(column.heading);
    const bool is_taken = field.empty() || is_settled(field);
    const std::string name(is_taken ? std::string_view(column.heading) : field);
    if (is_record_field(name) && is_settled(name)) {
      return bad_columns(
          fmt::format("the column '{}' and the column map both give '{}'; rename "
                      "the column, or take it out of the map",
                      column.heading, name));
    }
    if (const auto other = column_of(name); other != columns.end()) {
      return bad_columns(
          fmt::format("the columns '{}' and '{}' both are '{}'; say in a column "
                      "map (--profile) which it is",
                      other->heading, column.heading, name));
    }
    column.field = name;
  }
  for (const std::string_view field : kRequired) {
    if (column_of(field) != columns.end() || has_constant(profile, field)) continue;
    return bad_columns(
        fmt::format("there is no column for '{}'; name one in a column map "
                    "(--profile). The columns are: {}",
                    field, shown(columns)));
  }
  return columns;
}

}  // namespace cotejo
