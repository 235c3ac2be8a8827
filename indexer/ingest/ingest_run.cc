// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/ingest/ingest_run.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <iterator>
#include <map>
#include <mutex>
#include <thread>
#include <tuple>
#include <utility>

#include "core/base/counted.h"
#include "core/base/language.h"
#include "core/index/shard_list.h"
#include "core/index/terms.h"
#include "core/transcript/statement_names.h"
#include "indexer/doctor/examine.h"
#include "indexer/ingest/renamed_statements.h"
#include "indexer/ingest/walk.h"
#include "indexer/report/last_run.h"
#include "indexer/write/sharded_writer.h"

namespace cotejo {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::string_view kEmptied = "empty-folder";

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

// Gathers findings from several threads.
class Warnings {
 public:
  // Sets the statement's names too.
  void examine_into(PendingStatement& pending, const Authorities& authorities) {
    if (!pending.names) pending.names = statement_names(pending.statement, authorities);
    if (pending.is_known) return;  // examined when it was added
    {
      const std::lock_guard lock(mutex_);
      read_.insert(pending.names->read.begin(), pending.names->read.end());
    }
    if (pending.statement.lang.empty()) {
      pending.origin.detected_lang = detected_language(pending.statement);
    }
    for (Finding& finding : examine(pending.statement, pending.origin.detected_lang, latest_)) {
      const std::lock_guard lock(mutex_);
      remarks_.push_back({pending.origin.path, pending.line, pending.statement.id,
                          std::move(finding.code), std::move(finding.message)});
    }
  }

  std::uint64_t names_read() const { return read_.size(); }

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
  std::set<ReadName> read_;
};

// Takes records to their histories. Those of one id that stand one behind the other go together;
// one that comes again later waits until what this run has built can be read.
class Intake {
 public:
  Intake(ShardedWriter& writer, const IngestOptions& options, Report& report)
      : writer_(writer), options_(options), report_(report) {}

  void take(StreamedRecord record) {
    const std::string& id = record.statement.id;
    if (!open_.empty() && open_.front().pending.statement.id != id) close();
    const auto stored = record.is_further ? std::nullopt : find(id);
    if (stored && stored->checksum == record.checksum && !record.mark) {
      ++report_.unchanged;
      // Another record of it may follow.
      return;
    }
    if (record.is_further && open_.empty()) {
      late_[id].push_back(seen(std::move(record)));
    } else {
      open_.push_back(seen(std::move(record)));
    }
  }

  void finish() {
    close();
    if (late_.empty()) return;
    writer_.flush();
    for (auto& [id, records] : late_) put(std::move(records));
  }

 private:
  std::optional<StoredStatement> find(const std::string& id) {
    IndexWriter& shard = writer_.writer_of(id);
    auto stored = shard.find(id);
    if (stored) shard.mark_seen(*stored);
    return stored;
  }

  SeenStatement seen(StreamedRecord record) const {
    SeenStatement seen;
    seen.is_correction = options_.correction;
    // What lies in the future is a slip: it counts from now.
    if (record.retrieved <= now_) seen.seen = record.retrieved;
    if (record.mark) {
      seen.seen = record.mark->seen;
      seen.last_seen = record.mark->last_seen;
      seen.last_retrieved = record.mark->last_retrieved;
      seen.removed = record.mark->removed;
      seen.is_correction = seen.is_correction || record.mark->is_correction;
      seen.is_restored = true;
    }
    PendingStatement& pending = seen.pending;
    pending.statement = std::move(record.statement);
    pending.record = std::move(record.record);
    pending.checksum = std::move(record.checksum);
    pending.origin.path = std::move(record.path);
    pending.origin.indexed_at = iso_timestamp(now_);
    pending.line = record.line;
    return seen;
  }

  void close() {
    if (!open_.empty()) put(std::exchange(open_, {}));
  }

  void put(std::vector<SeenStatement> records) {
    const std::size_t count = records.size();
    std::string id = records.front().pending.statement.id;
    const HistoryGrowth growth = writer_.history_of(id).see(std::move(records));
    report_.added += growth.firsts;
    report_.edited += growth.edits;
    report_.corrected += growth.corrections;
    report_.updated += growth.edits + growth.corrections;
    const std::size_t news = growth.firsts + growth.edits + growth.corrections;
    if (news != 0) report_.changed.push_back(std::move(id));
    if (news < count) report_.unchanged += count - news;
  }

  ShardedWriter& writer_;
  const IngestOptions& options_;
  Report& report_;
  Timestamp now_ = timestamp_now();
  std::vector<SeenStatement> open_;  // of one id
  std::map<std::string, std::vector<SeenStatement>> late_;
};

// sync: a folder without files may be the mount point of a disk that is not mounted. It is
// rejected, so that what came from it stays.
void reject_emptied(const IngestOptions& options, const std::vector<std::string>& files,
                    const ShardedWriter& writer, Report& report) {
  for (const std::string& path : options.paths) {
    const std::string folder = absolute_path(path);
    const std::string within = folder.ends_with('/') ? folder : folder + "/";
    const bool is_read = std::any_of(files.begin(), files.end(), [&](const std::string& file) {
      return file == folder || file.starts_with(within);
    });
    const bool is_rejected =
        std::any_of(report.rejected.begin(), report.rejected.end(),
                    [&](const Remark& remark) { return remark.path == folder; });
    if (is_read || is_rejected) continue;
    const std::size_t count = writer.count_unseen_from(folder);
    if (count == 0) continue;
    report.rejected.push_back(
        {folder, 0, "", std::string(kEmptied),
         fmt::format("there are no statement files in it, and {} of the index came "
                     "from it; nothing of it is removed: mount it if it is a disk, or give "
                     "--allow-empty",
                     counted(count, "statement"))});
  }
}

// sync: what was in a file that is empty now goes as well, as that of an empty folder does.
void accept_emptied(Report& report) {
  const auto emptied =
      std::stable_partition(report.rejected.begin(), report.rejected.end(),
                            [](const Remark& remark) { return remark.code != kEmptyFile; });
  std::move(emptied, report.rejected.end(), std::back_inserter(report.warnings));
  report.rejected.erase(emptied, report.rejected.end());
}

// sync: what came from the paths and is not there any more. A file with a bad record keeps its
// statements: the bad record may be one of them, mistyped.
void remove_gone(const IngestOptions& options, ShardedWriter& writer, Report& report) {
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
    const bool is_emptied =
        std::any_of(report.rejected.begin(), report.rejected.end(), [&](const Remark& remark) {
          return remark.code == kEmptied && remark.path == absolute_path(path);
        });
    if (is_emptied) continue;
    for (const IndexWriter::FromFile& found : writer.unseen_from(absolute_path(path))) {
      if (is_doubtful(found.origin)) {
        ++kept[found.origin];
        continue;
      }
      if (!writer.history_of(found.id).remove(found.id)) continue;
      ++report.removed;
      report.changed.push_back(found.id);
    }
  }
  for (const auto& [origin, count] : kept) {
    report.warnings.push_back(
        {origin, 0, "", "not-removed",
         fmt::format("has records that cannot be read, so {} of it that {} not found "
                     "again stay in the index",
                     counted(count, "statement"), count == 1 ? "was" : "were")});
  }
}

// Is there a statement in the index that came from these paths, and was not read again?
bool has_gone(const IngestOptions& options, const ShardedWriter& writer) {
  return std::any_of(options.paths.begin(), options.paths.end(), [&](const std::string& path) {
    return writer.count_unseen_from(absolute_path(path)) != 0;
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
  const std::vector<std::string> files = find_files(options.paths, report.rejected);
  // A slip of the command makes no index.
  if (files.empty() && !report.rejected.empty() && !has_index(options.index)) {
    report.seconds = seconds_since(start);
    return report;
  }
  Warnings warnings;
  Authorities authorities;
  ShardedWriter writer(
      options.index, effective_jobs(options.jobs),
      [&](PendingStatement& pending) { warnings.examine_into(pending, authorities); },
      options.shards, options.positions);
  const bool is_new = writer.revision().empty();
  const bool given = options.authorities && (is_new || !options.authorities_if_new);
  authorities = given ? *options.authorities : parse_table(writer.authorities());
  if (options.remove_gone && !options.allow_empty) reject_emptied(options, files, writer, report);
  // A folder that is watched may well be empty until something comes.
  if (options.command != "watch") warn_of_folders_without_files(options.paths, files, report);
  RecordStream stream(options.reading);
  Intake intake(writer, options, report);
  stream.read(
      files, report, [&](StreamedRecord record) { intake.take(std::move(record)); },
      options.on_progress);
  if (options.allow_empty) accept_emptied(report);
  if (options.remove_gone) {
    remove_gone(options, writer, report);
  } else if (options.on_gone && has_gone(options, writer)) {
    options.on_gone();
  }
  intake.finish();
  // Shard by shard: a run that was killed may have left the old table in some.
  for (IndexWriter* shard : writer.writers()) {
    const Authorities old = parse_table(shard->authorities());
    if (authorities.all() == old.all()) continue;
    report.renamed += rebuild_renamed(*shard, old, authorities);
    shard->set_authorities(serialize(authorities));
  }
  if (options.on_publish) options.on_publish();
  writer.publish(last_run_json(options.command, report));
  for (Remark& remark : warnings.take(files)) report.warnings.push_back(std::move(remark));
  report.names = warnings.names_read();
  report.statements = writer.statements();
  report.revision = writer.revision();
  report.seconds = seconds_since(start);
  return report;
}

}  // namespace cotejo
