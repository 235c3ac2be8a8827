// SPDX-License-Identifier: GPL-3.0-or-later
// watch: one run of add or sync after another, of what appeared or changed.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "indexer/ingest/ingest_run.h"
#include "indexer/report/report.h"

namespace cotejo {

struct WatchOptions {
  IngestOptions ingest;                    ///< `remove_gone`: take out what was deleted
  std::chrono::milliseconds window{1000};  ///< of rest, before a file is taken
  std::chrono::minutes rescan{60};         ///< between looks at everything
  /// A run is done, and the index free. `is_rescan`: it looked at everything.
  std::function<void(Report& report, bool is_rescan)> on_report;
  /// The first run is done: what is there is in the index, and what comes is seen.
  std::function<void()> on_ready;
  /// The index is written by another process, and waited for; once a wait.
  std::function<void(const std::string& why)> on_wait;
};

/// Runs until SIGTERM or SIGINT: a publish under way is finished, a run that only reads is dropped
/// (the next start reads again). The paths are all read at the start, every `rescan`, and when
/// events were lost. Throws Failure: a path that is not there at the start (usage), or what ends
/// any run but a lock.
void run_watch(const WatchOptions& options);

}  // namespace cotejo
