// SPDX-License-Identifier: GPL-3.0-or-later
// Parameters of a URL: those of a search by the one table of them, those of a route by its own, and
// every other one refused.
#pragma once

#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/search/request_fields.h"
#include "searcher/web/problem.h"
#include "searcher/web/request.h"

namespace cotejo {

/// A request that cannot be answered as it was asked. Thrown by handlers; answer() makes a Problem
/// of it.
class RefusedRequest : public std::exception {
 public:
  explicit RefusedRequest(Problem problem) : problem_(std::move(problem)) {}
  const Problem& problem() const { return problem_; }
  const char* what() const noexcept override { return problem_.detail.c_str(); }

 private:
  Problem problem_;
};

/// Names of the table of search parameters (request_fields.h) that a route takes.
using FieldNames = std::vector<std::string_view>;

/// Which statements, and how words are read: the filters, as-of, changed and translate; and `more`.
FieldNames filter_fields(const FieldNames& more = {});

class ApiParameters {
 public:
  /// Reads `parameters`; of the table only those in `fields`, beside those in `own`, once each.
  /// Throws RefusedRequest: 400 with the name of the one that is wrong.
  ApiParameters(const Parameters& parameters, const FieldNames& fields, const FieldNames& own,
                SearchRequest defaults = {});

  const SearchRequest& search() const { return search_; }
  SearchRequest& search() { return search_; }
  /// One of its own, if it was given.
  const std::string* own(std::string_view name) const { return find_parameter(own_, name); }
  /// The same as a number within bounds. Throws RefusedRequest.
  std::optional<std::size_t> own_number(std::string_view name, std::size_t least,
                                        std::size_t most) const;
  /// The same as a flag, off if it was not given. Throws RefusedRequest.
  bool own_flag(std::string_view name) const;

 private:
  SearchRequest search_;
  Parameters own_;
};

/// 400, naming the parameter.
[[noreturn]] void refuse_parameter(std::string_view parameter, const Error& error);

}  // namespace cotejo
