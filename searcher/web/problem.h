// SPDX-License-Identifier: GPL-3.0-or-later
// What went wrong, for a program (RFC 9457) or for a page to show.
#pragma once

#include <cstddef>
#include <string>

#include "core/base/result.h"
#include "searcher/web/response.h"

namespace cotejo {

struct Problem {
  int status = 500;
  std::string code;        ///< stable, for scripts: "bad-query", "unknown-parameter", "overloaded"
  std::string detail;      ///< for people: what is wrong and what to do
  std::string parameter;   ///< which one is wrong; empty: none
  std::size_t column = 0;  ///< 1-based, in code points of the query; 0: none
};

/// A parameter whose value or name is wrong: 400.
Problem problem_of_parameter(std::string_view parameter, const Error& error);

/// application/problem+json: type, title, status, detail, and what there is of code, parameter and
/// column.
Response problem_response(const Problem& problem);

}  // namespace cotejo
