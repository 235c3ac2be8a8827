// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of the record format, in one place for every reader: which fields there are, what may
// stand in them, what is required.
#pragma once

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

#include "core/base/result.h"
#include "core/statement/statement.h"

namespace cotejo {

/// A value that is neither text nor a list of texts: a number, true, an object, …
struct RawJson {
  std::string json;
};

/// One field as a reader found it. monostate is null or empty: the same as not given.
struct RecordField {
  std::string name;
  std::variant<std::monostate, std::string, std::vector<std::string>, std::vector<Turn>, RawJson>
      value;
  std::size_t line = 0;  ///< where it stands in its file, if the reader knows
};

/// Longest id accepted, in bytes: it must fit into one index term.
inline constexpr std::size_t kMaxIdBytes = 200;
/// Longest name, title, url, … accepted, in bytes.
inline constexpr std::size_t kMaxFieldBytes = 16 * 1024;

/// The statement that the fields describe, its id derived if it carries none; or an Error whose
/// message names every field that is wrong, of more than twenty the first, and whose code and line
/// are those of the first.
/// Codes: missing-field, bad-type, bad-date, ambiguous-date, bad-lang, bad-id, too-long,
/// duplicate-key.
Result<Statement> make_statement(std::vector<RecordField> fields);

}  // namespace cotejo
