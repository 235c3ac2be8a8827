// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/web/api_parameters.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/utf8.h"
#include "core/base/whole_number.h"

namespace cotejo {
namespace {

bool has(const FieldNames& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string listed(const FieldNames& fields, const FieldNames& own) {
  std::string text;
  for (const FieldNames* names : {&own, &fields}) {
    for (const std::string_view name : *names) {
      text.append(text.empty() ? "" : ", ").append(name);
    }
  }
  return text;
}

}  // namespace

void refuse_parameter(std::string_view parameter, const Error& error) {
  throw RefusedRequest(problem_of_parameter(parameter, error));
}

FieldNames filter_fields(const FieldNames& more) {
  FieldNames names = {"source", "speaker", "lang",    "kind",      "since",
                      "until",  "as-of",   "changed", "translate", "no-translate"};
  names.insert(names.end(), more.begin(), more.end());
  return names;
}

ApiParameters::ApiParameters(const Parameters& parameters, const FieldNames& fields,
                             const FieldNames& own, SearchRequest defaults) {
  RequestReader reader(std::move(defaults));
  for (const auto& [name, value] : parameters) {
    if (name == "partial") {  // of every route; answer() heeds it
      if (value == "allow" || value == "refuse") continue;
      refuse_parameter(name, {"bad-value", fmt::format("'{}' is neither allow nor refuse",
                                                       truncate_utf8(value, 100))});
    }
    if (has(own, name)) {
      if (find_parameter(own_, name) != nullptr) {
        refuse_parameter(name, {"repeated-parameter", fmt::format("{} can be given once", name)});
      }
      own_.emplace_back(name, value);
      continue;
    }
    if (find_request_field(name) != nullptr && !has(fields, name)) {
      refuse_parameter(name, {"unknown-parameter", fmt::format("{} is not for this; take one of {}",
                                                               name, listed(fields, own))});
    }
    if (const auto error = reader.set(name, value)) refuse_parameter(name, *error);
  }
  auto search = reader.finish();
  if (!search) refuse_parameter("since", search.error());
  search_ = std::move(*search);
}

std::optional<std::size_t> ApiParameters::own_number(std::string_view name, std::size_t least,
                                                     std::size_t most) const {
  const std::string* text = own(name);
  if (text == nullptr) return std::nullopt;
  const auto number = whole_number(*text, least, most);
  if (!number) refuse_parameter(name, number.error());
  return *number;
}

bool ApiParameters::own_flag(std::string_view name) const {
  const std::string* text = own(name);
  if (text == nullptr) return false;
  if (text->empty() || *text == "1" || *text == "true" || *text == "yes" || *text == "on") {
    return true;
  }
  if (*text != "0" && *text != "false" && *text != "no" && *text != "off") {
    refuse_parameter(name, {"bad-value", fmt::format("'{}' is neither true nor false",
                                                     truncate_utf8(*text, 100))});
  }
  return false;
}

}  // namespace cotejo
