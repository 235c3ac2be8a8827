// SPDX-License-Identifier: GPL-3.0-or-later
// export: every statement, or every revision of each, as JSON Lines.
#include <xapian.h>

#include <set>
#include <string>

#include "core/base/result.h"
#include "core/index/field_table.h"
#include "core/index/open_index.h"
#include "core/index/stored_revisions.h"
#include "indexer/ingest/revision_mark.h"
#include "indexer/ingest/verify.h"

namespace cotejo {
namespace {

// Ids in the order of their bytes.
std::set<std::string> ids_of(const std::vector<Xapian::Database>& databases) {
  std::set<std::string> ids;
  const std::string prefix(kIdPrefix);
  for (const Xapian::Database& database : databases) {
    const auto end = database.allterms_end(prefix);
    for (auto term = database.allterms_begin(prefix); term != end; ++term) {
      ids.insert((*term).substr(prefix.size()));
    }
  }
  return ids;
}

}  // namespace

std::uint64_t export_statements(const std::string& location, std::ostream& out, ExportScope scope) {
  const bool all = scope == ExportScope::kRevisions;
  const OpenIndex index = open_index({location}, all ? Scope::kAllRevisions : Scope::kCurrent);
  std::vector<Xapian::Database> databases;
  for (const Shard& shard : index.shards) databases.push_back(shard.database);
  std::uint64_t count = 0;
  for (const std::string& id : ids_of(databases)) {
    const std::vector<StoredRevision> revisions = stored_revisions(databases, id);
    for (std::size_t i = 0; i < revisions.size(); ++i) {
      const std::string_view record = stored_record(revisions[i].data);
      if (all) {
        const bool is_last = i + 1 == revisions.size();
        out << marked_record(record, revisions[i].origin.revision,
                             is_last ? "" : revisions[i + 1].origin.revision.seen);
      } else {
        out << record;
      }
      out << '\n';
      if (!out) throw Failure("cannot write the export");
      ++count;
    }
  }
  return count;
}

}  // namespace cotejo
