// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cli/watching.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <ctime>
#include <fstream>
#include <iostream>

#include "core/base/result.h"
#include "core/base/utf8.h"
#include "core/program/notify_service.h"
#include "indexer/cli/notifying.h"
#include "indexer/ingest/watch_run.h"
#include "indexer/report/report.h"

namespace cotejo {
namespace {

void append_rejects(const std::string& path, const Report& report) {
  if (path.empty() || report.rejected.empty()) return;
  std::ofstream file(path, std::ios::binary | std::ios::app);
  for (const Remark& remark : report.rejected) file << remark_json(remark) << '\n';
  file.close();
  if (!file) throw Failure(fmt::format("cannot write the rejected records to '{}'", path));
}

void show(const Report& report, bool is_rescan, bool as_json) {
  if (as_json) {
    std::cout << report_json(report) << std::flush;
    return;
  }
  std::cerr << report_remarks_text(report) << std::flush;
  std::cout << fmt::format("{:%Y-%m-%dT%H:%M:%SZ} {}: {}\n", fmt::gmtime(std::time(nullptr)),
                           is_rescan ? "everything" : "changes", report_line(report))
            << std::flush;
}

}  // namespace

int run_watching(const IndexerOptions& options, IngestOptions ingest) {
  bool any_rejected = false;
  WatchOptions watch;
  watch.ingest = std::move(ingest);
  watch.window = std::chrono::milliseconds(static_cast<long>(options.window_seconds * 1000));
  watch.rescan = std::chrono::minutes(options.rescan_minutes);
  watch.on_report = [&](Report& report, bool is_rescan) {
    notify(options, report);
    any_rejected = any_rejected || !report.rejected.empty();
    show(report, is_rescan, options.json);
    append_rejects(options.rejects, report);
    if (!std::cout) throw Failure("cannot write the output");
  };
  watch.on_ready = [&] {
    notify_service("READY=1");
    if (!options.quiet) std::cerr << "cotejo-indexer: watching; Ctrl-C ends it\n" << std::flush;
  };
  watch.on_wait = [](const std::string& why) {
    std::cerr << "cotejo-indexer: " << printable(why) << ": waiting\n" << std::flush;
  };
  run_watch(watch);
  notify_service("STOPPING=1");
  return static_cast<int>(options.strict && any_rejected ? ExitCode::kFailed : ExitCode::kDone);
}

}  // namespace cotejo
