// SPDX-License-Identifier: GPL-3.0-or-later
// A saved query: a file NAME.toml with the parameters of a search, written by hand or by `saved
// add`. docs/saved-queries.md is its manual.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/result.h"
#include "searcher/saved/due_events.h"
#include "searcher/search/request_fields.h"

namespace cotejo {

/// How a command is given what is due.
struct ExecOptions {
  std::string command;   ///< for /bin/sh -c
  bool per_hit = false;  ///< each event by itself, else a batch at a time
  std::chrono::milliseconds timeout{60'000};
  unsigned tries = 3;
};

/// [deliver]: what `saved run --deliver` does.
struct DeliverOptions {
  EventKinds events;
  ExecOptions exec;
};

/// Parameters as `saved add` is given them: names of request_fields(), and "note".
using NamedValues = std::vector<std::pair<std::string, std::string>>;

struct SavedQuery {
  std::string name;
  SearchRequest request;  ///< `all`, unless the file has a limit; format "text" if it has none
  NamedValues values;     ///< those of request_fields() that the file has
  std::string note;       ///< for people
  std::optional<DeliverOptions> deliver;
  /// SHA-256 of what decides on which statements match; note, sort, limit and format do not.
  std::string fingerprint;
};

/// Nothing if it can be one: 1 to 64 letters a to z, digits, - _ and ., the first no sign. Else
/// why not.
std::optional<std::string> fault_of_query_name(std::string_view name);

/// Reads a file's text. Errors have line and column; the query itself is not read yet.
Result<SavedQuery> parse_saved_query(const std::string& name, const std::string& toml);

/// What is asked for its results in `format`; empty: the file's. A feed has the newest ones, and
/// fifty if the file has no limit.
SearchRequest results_request(const SavedQuery& query, std::string_view format);

/// The text of a file with these parameters, of valid UTF-8.
std::string saved_query_text(const NamedValues& values);

/// Does the file's text, which was read as `query`, have comments or a [deliver]? Writing it anew
/// would lose them.
bool has_more_than_values(const SavedQuery& query, const std::string& toml);

}  // namespace cotejo
