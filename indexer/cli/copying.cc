// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cli/copying.h"

#include <fmt/format.h>

#include <iostream>

#include "core/base/counted.h"
#include "core/base/result.h"
#include "core/index/manifest.h"
#include "core/index/schema.h"
#include "core/index/shard_list.h"
#include "core/names/authority_file.h"
#include "indexer/ingest/upgrade_run.h"
#include "indexer/write/copy_index.h"

namespace cotejo {
namespace {

int tell(const CopiedIndex& copied, std::string_view done) {
  std::cout << fmt::format("revision {} {}: {} of {} copied, {:.1f} MB\n", copied.revision, done,
                           copied.copied, counted(copied.databases, "database"),
                           static_cast<double>(copied.bytes) / 1e6);
  return static_cast<int>(ExitCode::kDone);
}

}  // namespace

int run_backup(const IndexerOptions& options) {
  IndexCopy copy{options.index, options.copy_folder};
  if (options.copy_bytes) copy.mode = CopyMode::kBytes;
  return tell(copy_index(copy), "is in the backup");
}

int run_restore(const IndexerOptions& options) {
  if (has_manifest(options.index) && !options.replace) {
    throw Failure(
        fmt::format("there is an index in '{}': give --replace to replace it by the "
                    "backup, or --index DIR to put that elsewhere",
                    options.index));
  }
  // What is said of an index that is not there would make one on a disk that is not mounted.
  if (!has_index(options.copy_folder)) {
    throw Failure(fmt::format("there is no backup in '{}': mount the disk if it is on one, or give "
                              "the folder that 'cotejo-indexer backup' was given",
                              options.copy_folder),
                  ExitCode::kUsage);
  }
  IndexCopy copy{options.copy_folder, options.index, CopyMode::kClone};
  copy.check_kept = true;
  copy.replace = options.replace;
  return tell(copy_index(copy), "is restored");
}

int run_upgrading(const IndexerOptions& options) {
  UpgradeOptions upgrade{options.index, options.jobs, {}};
  if (const auto shipped = shipped_authorities(); !shipped.empty()) {
    upgrade.authorities = read_authorities({shipped.string()});
  }
  const UpgradeReport report = run_upgrade(upgrade);
  if (report.revision.empty()) {
    std::cout << fmt::format("the index has schema {} already\n", report.from_schema);
    return static_cast<int>(ExitCode::kDone);
  }
  std::cout << fmt::format("{} of schema {} {} now in schema {}, revision {}\n",
                           counted(report.statements, "statement"), report.from_schema,
                           report.statements == 1 ? "is" : "are", kServedSchemaVersion,
                           report.revision);
  if (report.had_learned) std::cout << "learn its word pairs again with: cotejo-indexer learn\n";
  return static_cast<int>(ExitCode::kDone);
}

}  // namespace cotejo
