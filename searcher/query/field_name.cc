// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/field_name.h"

#include <fmt/format.h>

#include <cctype>
#include <vector>

#include "core/base/nearest_name.h"

namespace cotejo {
namespace {

std::string lower_ascii(std::string_view name) {
  std::string out(name);
  for (char& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

// The field that was perhaps meant; empty if none is near.
std::string_view nearest_field(std::string_view name) {
  std::vector<std::string_view> names;
  for (const FieldRow& row : field_table()) {
    names.push_back(row.name);
    names.push_back(row.spanish_name);
  }
  for (std::string_view end : {"since", "desde", "until", "hasta"}) names.push_back(end);
  return nearest_name(name, names);
}

}  // namespace

std::optional<FieldName> find_field_name(std::string_view name) {
  const std::string lower = lower_ascii(name);
  const bool since = lower == "since" || lower == "desde";
  const bool until = lower == "until" || lower == "hasta";
  if (since || until) return FieldName{Field::kDate, since, until};
  const auto field = find_field(name);
  if (!field) return std::nullopt;
  return FieldName{*field, false, false};
}

std::string no_such_field(std::string_view name) {
  std::string out = fmt::format("there is no field '{}'", name);
  if (const auto nearest = nearest_field(name); !nearest.empty()) {
    out += fmt::format(", perhaps '{}' is meant", nearest);
  }
  out += "; the fields are:";
  for (const FieldRow& row : field_table()) out += fmt::format(" {}", row.name);
  return out + " (to search for the text itself, put it in quotation marks)";
}

}  // namespace cotejo
