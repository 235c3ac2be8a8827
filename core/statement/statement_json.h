// SPDX-License-Identifier: GPL-3.0-or-later
// A statement as one JSON object: what JSON Lines files carry, what the index stores, what export
// prints. One form, so that a checksum of it tells whether anything changed.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/statement/statement.h"

namespace cotejo {

/// Canonical JSON: known fields in the order of docs/record-format.md, then the unknown ones as
/// they came; fields that were not given are left out; one speaker or topic stands as text or list
/// as it is one or several. Equal statements give equal bytes, and reading it back gives an equal
/// statement.
std::string to_json(const Statement& statement);

/// Reads statements out of JSON objects. Keeps its buffers between calls; not for two threads.
class StatementParser {
 public:
  StatementParser();
  ~StatementParser();
  StatementParser(StatementParser&&) noexcept;
  StatementParser& operator=(StatementParser&&) noexcept;

  /// One JSON object → statement. Errors as in make_statement(), and bad-json, bad-utf8.
  Result<Statement> parse(std::string_view json);

 private:
  struct Buffers;
  std::unique_ptr<Buffers> buffers_;
};

}  // namespace cotejo
