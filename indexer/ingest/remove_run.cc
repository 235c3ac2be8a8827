// SPDX-License-Identifier: GPL-3.0-or-later
// remove: statements out of what is current, by id, or out of the index altogether.
#include <fmt/format.h>

#include <chrono>
#include <set>

#include "core/index/shard_list.h"
#include "core/transcript/statement_names.h"
#include "indexer/ingest/ingest_run.h"
#include "indexer/report/last_run.h"
#include "indexer/write/sharded_writer.h"

namespace cotejo {
namespace {

std::string not_there(const IndexWriter& writer, const std::string& id) {
  const std::vector<StoredRevision> revisions = writer.revisions(id);
  if (revisions.empty()) return fmt::format("the index has no statement '{}'", id);
  return fmt::format("the statement '{}' was removed on {} already; --purge takes its history too",
                     id, iso_day(revisions.back().origin.revision.removed));
}

}  // namespace

Report run_remove(const std::string& index, const std::vector<std::string>& ids, bool purge) {
  const auto start = std::chrono::steady_clock::now();
  Report report;
  require_index(index);
  Authorities authorities;
  ShardedWriter writer(index, 1, [&](PendingStatement& pending) {
    pending.names = statement_names(pending.statement, authorities);
  });
  authorities = parse_table(writer.authorities());
  std::set<std::string> seen;
  for (const std::string& id : ids) {
    if (!seen.insert(id).second) continue;
    HistoryWriter& history = writer.history_of(id);
    if (purge ? history.purge(id) : history.remove(id)) {
      ++report.removed;
      report.changed.push_back(id);
    } else {
      report.rejected.push_back({"", 0, id, "not-found", not_there(writer.writer_of(id), id)});
    }
  }
  const std::string last_run = last_run_json("remove", report);
  if (purge) {
    writer.publish_scrubbed(last_run);
  } else {
    writer.publish(last_run);
  }
  report.statements = writer.statements();
  report.revision = writer.revision();
  report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return report;
}

}  // namespace cotejo
