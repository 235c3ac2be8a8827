// SPDX-License-Identifier: GPL-3.0-or-later
// How a statement lies in a Xapian document's data: a first line about it, then the record itself.
#pragma once

#include <string>
#include <string_view>

#include "core/index/revision_state.h"
#include "core/statement/statement.h"
#include "core/statement/statement_json.h"

namespace cotejo {

/// What the indexer knows of a statement beside the record.
struct StatementOrigin {
  std::string path;           ///< absolute path of its file, or "-"
  std::string detected_lang;  ///< set if the record declared none
  std::string indexed_at;     ///< UTC, "2026-03-05T12:00:00Z"
  RevisionState revision;
};

/// Document data. `record` is the canonical JSON of the statement.
std::string encode_stored(const StatementOrigin& origin, std::string_view record);
/// The record within document data, as it was encoded. Throws Failure on damaged data.
std::string_view stored_record(std::string_view data);
StatementOrigin stored_origin(std::string_view data);
/// The whole statement; `lang` is the detected one if none was declared.
Statement decode_stored(std::string_view data, StatementParser& parser);

/// The checksum kept in kSlotChecksum.
std::string record_checksum(std::string_view record);

}  // namespace cotejo
