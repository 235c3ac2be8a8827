// SPDX-License-Identifier: GPL-3.0-or-later
// check: what add would say, without an index.
#include <chrono>

#include "indexer/ingest/doctor.h"
#include "indexer/ingest/ingest_run.h"
#include "indexer/ingest/walk.h"

namespace cotejo {

Report run_check(const IngestOptions& options) {
  const auto start = std::chrono::steady_clock::now();
  Report report;
  const Date latest = latest_plausible_day();
  const std::vector<std::string> files = find_files(options.paths, report.rejected);
  RecordStream stream(options.reading);
  stream.read(
      files, report,
      [&](const StreamedRecord& record) {
        ++report.added;
        const Statement& statement = record.statement;
        const std::string detected =
            statement.lang.empty() ? detected_language(statement) : std::string();
        for (Finding& finding : examine(statement, detected, latest)) {
          report.warnings.push_back({record.path, record.line, statement.id,
                                     std::move(finding.code), std::move(finding.message)});
        }
      },
      options.on_progress);
  report.statements = report.added;
  report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return report;
}

}  // namespace cotejo
