// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/ingest/renamed_statements.h"

#include <string>
#include <utility>
#include <vector>

#include "core/index/stored_statement.h"
#include "core/statement/statement_json.h"
#include "core/transcript/statement_names.h"

namespace cotejo {

std::uint64_t rebuild_renamed(IndexWriter& writer, const Authorities& before,
                              const Authorities& after) {
  StatementParser parser;
  std::vector<StoredRevision> renamed;
  writer.for_each_kept([&](const StoredRevision& stored) {
    auto statement = parser.parse(stored_record(stored.data));
    if (!statement) return;  // verify tells of damaged records; this run leaves them alone
    const StatementNames old = statement_names(*statement, before);
    const StatementNames names = statement_names(*statement, after);
    if (old.source == names.source && old.speakers == names.speakers) return;
    renamed.push_back(stored);
  });
  std::uint64_t statements = 0;
  for (const StoredRevision& stored : renamed) {
    PendingStatement pending;
    pending.record = stored_record(stored.data);
    pending.statement = std::move(*parser.parse(pending.record));
    pending.checksum = record_checksum(pending.record);
    pending.origin = stored.origin;
    pending.is_known = true;
    pending.names = statement_names(pending.statement, after);
    const IndexWriter::Kind kind = writer.kind(stored);
    if (kind == IndexWriter::Kind::kCurrent) ++statements;
    writer.add(std::move(pending), kind);
    writer.remove(stored);
  }
  return statements;
}

}  // namespace cotejo
