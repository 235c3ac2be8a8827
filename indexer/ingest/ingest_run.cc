// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/ingest/ingest_run.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <mutex>
#include <set>
#include <thread>
#include <tuple>
#include <utility>

#include "core/base/language.h"
#include "core/index/terms.h"
#include "indexer/ingest/doctor.h"
#include "indexer/ingest/walk.h"
#include "indexer/report/last_run.h"
#include "indexer/write/index_writer.h"

namespace cotejo {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

// Gathers findings from several threads.
class Warnings {
 public:
  void examine_into(PendingStatement& pending) {
    if (pending.statement.lang.empty()) {
      pending.origin.detected_lang = detected_language(pending.statement);
    }
    for (Finding& finding : examine(pending.statement, pending.origin.detected_lang, latest_)) {
      const std::lock_guard lock(mutex_);
      remarks_.push_back({pending.origin.path, pending.line, pending.statement.id,
                          std::move(finding.code), std::move(finding.message)});
    }
  }

  // In the order of the files, whichever thread was first.
  std::vector<Remark> take(const std::vector<std::string>& files) {
    std::map<std::string, std::size_t> order;
    for (const std::string& file : files) order.emplace(file, order.size());
    std::stable_sort(remarks_.begin(), remarks_.end(), [&](const Remark& a, const Remark& b) {
      return std::tuple(order[a.path], a.line, a.code) < std::tuple(order[b.path], b.line, b.code);
    });
    return std::move(remarks_);
  }

 private:
  Date latest_ = latest_plausible_day();
  std::mutex mutex_;
  std::vector<Remark> remarks_;
};

// sync: what came from the paths and is not there any more. A file with a bad record keeps its
// statements: the bad record may be one of them, mistyped.
void remove_gone(const IngestOptions& options, const RecordStream& stream, IndexWriter& writer,
                 Report& report) {
  std::map<std::string, std::uint64_t> kept;
  std::map<std::string, std::string> doubtful;  // as origins are cut → as they are
  // Also a path that is not there at all: a disk that is not mounted must not empty the index.
  for (const Remark& remark : report.rejected) {
    doubtful.emplace(origin_term(remark.path).substr(kOriginPrefix.size()), remark.path);
  }
  const auto is_doubtful = [&](const std::string& origin) {
    return std::any_of(doubtful.begin(), doubtful.end(), [&](const auto& file) {
      return origin == file.first || origin.starts_with(file.first + "/");
    });
  };
  for (const std::string& path : options.paths) {
    for (const IndexWriter::FromFile& found : writer.from_path(absolute_path(path))) {
      if (stream.has_seen(found.id_term)) continue;
      if (is_doubtful(found.origin)) {
        ++kept[found.origin];
        continue;
      }
      writer.remove(found.stored);
      ++report.removed;
    }
  }
  for (const auto& [origin, count] : kept) {
    report.warnings.push_back(
        {origin, 0, "", "not-removed",
         fmt::format("has records that cannot be read, so {} statement{} of it that {} not found "
                     "again stay in the index",
                     count, count == 1 ? "" : "s", count == 1 ? "was" : "were")});
  }
}

// Is there a statement in the index that came from these paths, and was not read again?
bool has_gone(const IngestOptions& options, const RecordStream& stream, const IndexWriter& writer) {
  return std::any_of(options.paths.begin(), options.paths.end(), [&](const std::string& path) {
    const auto found = writer.from_path(absolute_path(path));
    return std::any_of(found.begin(), found.end(), [&](const IndexWriter::FromFile& statement) {
      return !stream.has_seen(statement.id_term);
    });
  });
}

}  // namespace

std::size_t effective_jobs(std::size_t jobs) {
  if (jobs != 0) return jobs;
  return std::max(1U, std::thread::hardware_concurrency());
}

Report run_ingest(const IngestOptions& options) {
  const Clock::time_point start = Clock::now();
  Report report;
  Warnings warnings;
  IndexWriter writer(options.index, effective_jobs(options.jobs),
                     [&](PendingStatement& pending) { warnings.examine_into(pending); });
  const std::vector<std::string> files = find_files(options.paths, report.rejected);
  if (files.empty() && !report.rejected.empty() && !has_manifest(options.index)) {
    throw Failure(
        fmt::format("{}: {}", report.rejected.front().path, report.rejected.front().message),
        ExitCode::kUsage);
  }
  RecordStream stream(options.reading);
  const std::string now = utc_now();
  stream.read(
      files, report,
      [&](StreamedRecord record) {
        if (const auto stored = writer.find(record.statement.id)) {
          if (stored->checksum == record.checksum) {
            ++report.unchanged;
            return;
          }
          writer.remove(*stored);
          ++report.updated;
        } else {
          ++report.added;
        }
        writer.add({std::move(record.statement),
                    std::move(record.record),
                    std::move(record.checksum),
                    {std::move(record.path), "", now},
                    record.line});
      },
      options.on_progress);
  if (options.remove_gone) {
    remove_gone(options, stream, writer, report);
  } else if (options.on_gone && has_gone(options, stream, writer)) {
    options.on_gone();
  }
  if (options.on_publish) options.on_publish();
  writer.publish(last_run_json(options.command, report));
  for (Remark& remark : warnings.take(files)) report.warnings.push_back(std::move(remark));
  report.statements = writer.statements();
  report.revision = writer.revision();
  report.seconds = seconds_since(start);
  return report;
}

Report run_remove(const std::string& index, const std::vector<std::string>& ids) {
  const Clock::time_point start = Clock::now();
  Report report;
  if (!has_manifest(index)) (void)read_manifest(index);  // throws, and says that there is none
  IndexWriter writer(index, 1, [](PendingStatement&) {});
  std::set<std::string> seen;
  for (const std::string& id : ids) {
    if (!seen.insert(id).second) continue;
    if (const auto stored = writer.find(id)) {
      writer.remove(*stored);
      ++report.removed;
    } else {
      report.rejected.push_back(
          {"", 0, id, "not-found", fmt::format("the index has no statement '{}'", id)});
    }
  }
  writer.publish(last_run_json("remove", report));
  report.statements = writer.statements();
  report.revision = writer.revision();
  report.seconds = seconds_since(start);
  return report;
}

}  // namespace cotejo
