// SPDX-License-Identifier: GPL-3.0-or-later
// check: what add would say, without an index.
#include <chrono>
#include <map>
#include <set>

#include "core/names/name_variants.h"
#include "core/transcript/statement_names.h"
#include "indexer/ingest/doctor.h"
#include "indexer/ingest/ingest_run.h"
#include "indexer/ingest/walk.h"

namespace cotejo {

Report run_check(const IngestOptions& options, std::string* proposed) {
  const auto start = std::chrono::steady_clock::now();
  Report report;
  const Date latest = latest_plausible_day();
  const std::vector<std::string> files = find_files(options.paths, report.rejected);
  const Authorities authorities = options.authorities.value_or(Authorities());
  std::set<ReadName> read;
  std::map<std::string, std::uint64_t> names;  // → statements
  RecordStream stream(options.format);
  stream.read(
      files, report,
      [&](const StreamedRecord& record) {
        ++report.added;
        const Statement& statement = record.statement;
        const StatementNames found = statement_names(statement, authorities);
        read.insert(found.read.begin(), found.read.end());
        if (proposed != nullptr) {
          for (const std::string& name : found.speakers) ++names[name];
        }
        const std::string detected =
            statement.lang.empty() ? detected_language(statement) : std::string();
        for (Finding& finding : examine(statement, detected, latest)) {
          report.warnings.push_back({record.path, record.line, statement.id,
                                     std::move(finding.code), std::move(finding.message)});
        }
      },
      options.on_progress);
  if (proposed != nullptr) *proposed = propose_authorities(names, authorities);
  report.names = read.size();
  report.statements = report.added;
  report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return report;
}

}  // namespace cotejo
