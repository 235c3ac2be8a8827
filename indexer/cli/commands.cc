// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cli/commands.h"

#include <fmt/format.h>
#include <unistd.h>
#include <xapian.h>

#include <fstream>
#include <iostream>

#include "core/base/counted.h"
#include "core/base/result.h"
#include "core/base/utf8.h"
#include "core/index/index_error.h"
#include "core/index/manifest.h"
#include "core/index/shard_list.h"
#include "core/names/authority_file.h"
#include "indexer/cli/copying.h"
#include "indexer/cli/linking.h"
#include "indexer/cli/notifying.h"
#include "indexer/cli/self_checking.h"
#include "indexer/cli/watching.h"
#include "indexer/ingest/ingest_run.h"
#include "indexer/ingest/verify.h"
#include "indexer/learn/learn_run.h"
#include "indexer/report/last_run.h"
#include "indexer/write/sharded_writer.h"

namespace cotejo {
namespace {

// One line on a terminal, rewritten in place; nothing anywhere else.
class ProgressLine {
 public:
  explicit ProgressLine(bool quiet) : shown_(!quiet && ::isatty(STDERR_FILENO) == 1) {}
  ~ProgressLine() { clear(); }
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  void show(const StreamProgress& progress) {
    constexpr std::size_t kPathRoom = 40;
    std::string path = printable(progress.path);
    if (path.size() > kPathRoom) path = "…" + path.substr(path.size() - kPathRoom);
    write(fmt::format("{}, {:.1f} MB  {}", counted(progress.records, "record"),
                      static_cast<double>(progress.bytes) / 1e6, path));
  }
  void merging() { write("merging…"); }
  void clear() {
    if (shown_ && drawn_) std::cerr << "\r\033[K" << std::flush;
    drawn_ = false;
  }

 private:
  void write(const std::string& text) {
    if (!shown_) return;
    std::cerr << "\r\033[K" << text << std::flush;
    drawn_ = true;
  }
  bool shown_;
  bool drawn_ = false;
};

void write_rejects(const std::string& path, const Report& report) {
  if (path.empty()) return;
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  for (const Remark& remark : report.rejected) file << remark_json(remark) << '\n';
  file.close();
  if (!file) throw Failure(fmt::format("cannot write the rejected records to '{}'", path));
}

int finish(const IndexerOptions& options, Report report) {
  notify(options, report);
  if (options.json) {
    std::cout << report_json(report);
  } else {
    std::cout << report_text(report);
  }
  std::cout.flush();
  write_rejects(options.rejects, report);
  const bool takes_ids = options.command == "remove" || options.command.starts_with("link");
  // A path that is not there, or is empty, is most likely a slip of the command itself.
  for (const Remark& remark : report.rejected) {
    const bool is_path = remark.code == "not-found" || remark.code == "empty-folder";
    if (is_path && !takes_ids) return static_cast<int>(ExitCode::kUsage);
  }
  // Nothing could be read, and there was no index to leave as it is: none was made.
  const bool is_new = report.revision.empty() && options.command != "check";
  if (is_new && !report.rejected.empty()) return static_cast<int>(ExitCode::kUsage);
  const bool failed = (options.strict || takes_ids) && !report.rejected.empty();
  return static_cast<int>(failed ? ExitCode::kFailed : ExitCode::kDone);
}

// What was given, or what comes with the program; nothing: no authorities at all.
void choose_authorities(const IndexerOptions& options, IngestOptions& ingest) {
  if (options.authorities == std::vector<std::string>{"none"}) {
    ingest.authorities.emplace();
  } else if (!options.authorities.empty()) {
    ingest.authorities = read_authorities(options.authorities);
  } else if (const auto shipped = shipped_authorities(); !shipped.empty()) {
    ingest.authorities = read_authorities({shipped.string()});
    ingest.authorities_if_new = true;
  }
}

PositionStore positions_for(bool servers) {
  return servers ? PositionStore::kPackedAndTable : PositionStore::kPacked;
}

IngestOptions ingest_options(const IndexerOptions& options) {
  IngestOptions ingest;
  ingest.index = options.index;
  ingest.paths = options.paths;
  ingest.reading.format = options.format;
  ingest.reading.profiles = options.profiles;
  ingest.jobs = options.jobs;
  ingest.shards = options.shards;
  if (options.for_servers) ingest.positions = positions_for(*options.for_servers);
  ingest.fix_file = options.fix_file;
  ingest.remove_gone = options.command == "sync" || options.sync;
  ingest.allow_empty = options.allow_empty;
  ingest.correction = options.correction;
  ingest.command = options.command;
  choose_authorities(options, ingest);
  return ingest;
}

int run_reading(const IndexerOptions& options) {
  ProgressLine progress(options.quiet);
  IngestOptions ingest = ingest_options(options);
  ingest.on_progress = [&](const StreamProgress& now) { progress.show(now); };
  ingest.on_publish = [&] { progress.merging(); };
  std::string proposed;
  Report report = options.command == "check"
                      ? run_check(ingest, options.propose_authorities ? &proposed : nullptr)
                      : run_ingest(ingest);
  progress.clear();
  if (options.propose_authorities) {
    std::cerr << report_text(report);
    std::cout << proposed;
    return static_cast<int>(ExitCode::kDone);
  }
  return finish(options, std::move(report));
}

int run_status(const IndexerOptions& options) {
  const StatusReport status = index_status(options.index);
  std::cout << (options.json ? status_json(status) : status_text(status));
  return 0;
}

int run_verify(const IndexerOptions& options) {
  const VerifyReport report = verify_index(options.index);
  for (const std::string& fault : report.faults) {
    std::cerr << "cotejo-indexer: " << printable(fault) << '\n';
  }
  if (report.without_checksums != 0) {
    std::cerr << fmt::format(
        "cotejo-indexer: {} of the databases have no checksums, as earlier versions wrote none: "
        "'compact' writes them\n",
        report.without_checksums);
  }
  std::cout << fmt::format(
      "{} and {} in {} read: {}\n", counted(report.statements, "statement"),
      counted(report.superseded, "superseded revision"), counted(report.databases, "database"),
      report.faults.empty() ? "all sound" : counted(report.faults.size(), "fault"));
  return static_cast<int>(report.faults.empty() ? ExitCode::kDone : ExitCode::kFailed);
}

int run_compact(const IndexerOptions& options) {
  require_index(options.index);
  ShardedWriter writer(options.index, 1, [](PendingStatement&) {});
  std::optional<PositionStore> positions;
  if (options.for_servers) positions = positions_for(*options.for_servers);
  writer.compact(last_run_json("compact", {}), positions);
  std::cout << fmt::format("{} in one segment{}, revision {}\n",
                           counted(writer.statements(), "statement"),
                           writer.writers().size() == 1 ? "" : " a shard", writer.revision());
  return 0;
}

int run_learning(const IndexerOptions& options) {
  const LearnReport report = run_learn({options.index, options.min_segments});
  if (options.json) {
    std::cout << learn_report_json(report);
  } else {
    std::cout << learn_report_text(report) << std::flush;
    std::cerr << learn_examples_text(report);
  }
  return 0;
}

int run(const IndexerOptions& options) {
  const std::string& command = options.command;
  if (command == "remove")
    return finish(options, run_remove(options.index, options.ids, options.purge));
  if (command == "self-check") return run_self_check(options);
  if (command == "status") return run_status(options);
  if (command == "export") {
    export_statements(options.index, std::cout,
                      options.revisions ? ExportScope::kRevisions : ExportScope::kCurrent);
    return 0;
  }
  if (command == "backup") return run_backup(options);
  if (command == "restore") return run_restore(options);
  if (command == "upgrade") return run_upgrading(options);
  if (command == "verify") return run_verify(options);
  if (command == "compact") return run_compact(options);
  if (command == "learn") return run_learning(options);
  if (command == "links" && options.accept_file.empty()) return run_proposing(options);
  if (command == "links" || command == "link") return finish(options, run_linking(options));
  if (command == "watch") return run_watching(options, ingest_options(options));
  return run_reading(options);
}

}  // namespace

int run_command(const IndexerOptions& options) {
  try {
    return run(options);
  } catch (const Xapian::Error& error) {
    // With a reason of the system's it is the disk's fault, else the files'.
    const bool is_system = error.get_error_string() != nullptr;
    throw Failure(fmt::format(
        "the index '{}': {}; {}", options.index, describe(error),
        is_system ? "its last revision stands: put that right, and give the command again"
                  : "what is wrong with it tells: cotejo-indexer verify --index " + options.index));
  }
}

}  // namespace cotejo
