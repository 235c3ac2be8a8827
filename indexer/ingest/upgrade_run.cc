// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/ingest/upgrade_run.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <utility>
#include <vector>

#include "core/base/counted.h"
#include "core/base/result.h"
#include "core/index/manifest.h"
#include "core/index/schema.h"
#include "core/index/stored_statement.h"
#include "core/index/vacancy.h"
#include "core/transcript/statement_names.h"
#include "indexer/doctor/examine.h"
#include "indexer/ingest/ingest_run.h"
#include "indexer/report/last_run.h"
#include "indexer/write/copy_index.h"
#include "indexer/write/index_lock.h"
#include "indexer/write/index_writer.h"
#include "indexer/write/statement_history.h"

namespace cotejo {
namespace {

namespace fs = std::filesystem;

int schema_of(const Xapian::Database& catalog, const std::string& index) {
  const std::string text = catalog.get_metadata(std::string(kSchemaKey));
  int schema = 0;
  std::from_chars(text.data(), text.data() + text.size(), schema);
  if (schema < 1) throw Failure(fmt::format("'{}' is not a Cotejo index", index));
  if (schema > std::max(kSchemaVersion, kServedSchemaVersion)) {
    throw Failure(fmt::format(
        "the index '{}' has schema {}, of a later version of Cotejo than this, which has {}: "
        "install that",
        index, schema, std::max(kSchemaVersion, kServedSchemaVersion)));
  }
  return schema;
}

// Schemas 1 and 2 knew no revisions: what they have was seen when it was fetched, else when it was
// indexed so.
RevisionState first_revision(StatementOrigin origin, const Statement& statement,
                             const std::string& record) {
  const Timestamp indexed = parse_timestamp(origin.indexed_at).value_or("");
  const Timestamp retrieved = parse_timestamp(statement.retrieved).value_or("");
  origin.revision = {};
  origin.revision.seen = !retrieved.empty() && retrieved <= indexed ? retrieved : indexed;
  origin.revision.last_seen = origin.revision.seen;
  const auto arranged = arrange_history(sightings_of(origin, statement, record), {});
  return arranged.front().first.origin.revision;
}

PendingStatement pending_of(const std::string& data, StatementParser& parser) {
  PendingStatement pending;
  pending.record = stored_record(data);
  pending.origin = stored_origin(data);
  auto statement = parser.parse(pending.record);
  if (!statement) {
    throw Failure(fmt::format("a stored statement is damaged ({}); restore a backup, or index anew",
                              statement.error().message));
  }
  pending.statement = std::move(*statement);
  pending.checksum = record_checksum(pending.record);
  if (pending.origin.revision.seen.empty()) {
    pending.origin.revision = first_revision(pending.origin, pending.statement, pending.record);
  }
  return pending;
}

// As they are, with what their histories say of them. Returns how many are current.
std::uint64_t take_all(const fs::path& index, const Manifest& manifest, IndexWriter& writer) {
  StatementParser parser;
  const auto take = [&](const std::vector<std::string>& segments, IndexWriter::Kind kind) {
    std::uint64_t count = 0;
    for (const std::string& segment : segments) {
      const Xapian::Database database((index / segment).string());
      for (const Xapian::docid at : statement_documents(database)) {
        writer.add(pending_of(database.get_document(at).get_data(), parser), kind);
        ++count;
      }
    }
    return count;
  };
  take(manifest.history, IndexWriter::Kind::kSuperseded);
  return take(manifest.segments, IndexWriter::Kind::kCurrent);
}

void build(const UpgradeOptions& options, const Manifest& manifest, const Authorities& authorities,
           const std::string& beside, UpgradeReport& report) {
  const auto prepare = [&](PendingStatement& pending) {
    pending.names = statement_names(pending.statement, authorities);
    if (pending.statement.lang.empty() && pending.origin.detected_lang.empty()) {
      pending.origin.detected_lang = detected_language(pending.statement);
    }
  };
  // Servers may serve it: all earlier schemas had the table.
  IndexWriter writer(beside, effective_jobs(options.jobs), prepare, PositionStore::kPackedAndTable);
  const std::uint64_t read = take_all(options.index, manifest, writer);
  writer.set_authorities(serialize(authorities));
  writer.publish(last_run_json("upgrade", {}));
  report.statements = writer.statements();
  if (read != report.statements) {
    throw Failure(
        fmt::format("{} read, and {} came of them: the index '{}' is left "
                    "as it was; look at it with the program that made it",
                    counted(read, "statement"), report.statements, options.index));
  }
}

std::string folder_beside(const std::string& index) {
  return (fs::path(index) / ".").lexically_normal().parent_path().string() + ".upgrade";
}

}  // namespace

UpgradeReport run_upgrade(const UpgradeOptions& options) {
  UpgradeReport report;
  (void)read_manifest(options.index);  // says so if there is none
  const IndexLock lock(options.index);
  const Manifest manifest = read_manifest(options.index);
  const Xapian::Database catalog((fs::path(options.index) / manifest.catalog).string());
  report.from_schema = schema_of(catalog, options.index);
  const std::string beside = folder_beside(options.index);
  fs::remove_all(beside);  // of an upgrade that was killed
  if (positions_of_schema(report.from_schema)) {
    mend_history_stub(options.index, manifest);  // also of one
    return report;
  }
  report.had_learned = !catalog.get_metadata(std::string(kLearnedKey)).empty();
  const std::string table = catalog.get_metadata(std::string(kAuthoritiesKey));
  const Authorities authorities = table.empty() ? options.authorities : parse_table(table);
  build(options, manifest, authorities, beside, report);
  IndexCopy move{beside, options.index};
  move.replace = true;
  move.held = &lock;
  report.revision = copy_index(move).revision;
  std::error_code ignored;
  fs::remove_all(beside, ignored);
  return report;
}

}  // namespace cotejo
