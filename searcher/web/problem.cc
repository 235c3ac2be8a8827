// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/web/problem.h"

#include "core/base/json_writer.h"
#include "core/base/utf8.h"

namespace cotejo {

Problem problem_of_parameter(std::string_view parameter, const Error& error) {
  return {400, error.code, error.message, std::string(truncate_utf8(parameter, 100)), error.column};
}

Response problem_response(const Problem& problem) {
  std::string body;
  JsonWriter writer(body);
  writer.begin_object();
  // RFC 9457: without a page of its own the type is about:blank, the title the status's.
  writer.field("type", "about:blank").field("title", reason_phrase(problem.status));
  writer.key("status").number(std::int64_t{problem.status});
  writer.field("code", problem.code).field("detail", problem.detail);
  if (!problem.parameter.empty()) writer.field("parameter", problem.parameter);
  if (problem.column != 0) writer.key("column").number(static_cast<std::int64_t>(problem.column));
  writer.end_object();
  body.push_back('\n');
  return make_response(problem.status, kProblemType, std::move(body));
}

}  // namespace cotejo
