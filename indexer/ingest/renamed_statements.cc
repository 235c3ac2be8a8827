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
  std::vector<StoredStatement> renamed;  // removed behind the walk, which looks at the removals
  writer.for_each_kept([&](const StoredStatement& stored, const std::string& data) {
    const std::string record(stored_record(data));
    auto statement = parser.parse(record);
    if (!statement) return;  // verify tells of damaged records; this run leaves them alone
    StatementNames names = statement_names(*statement, after);
    const StatementNames old = statement_names(*statement, before);
    if (old.source == names.source && old.speakers == names.speakers) return;
    renamed.push_back(stored);
    writer.add(
        {std::move(*statement), record, stored.checksum, stored_origin(data), 0, std::move(names)});
  });
  for (const StoredStatement& stored : renamed) writer.remove(stored);
  return renamed.size();
}

}  // namespace cotejo
