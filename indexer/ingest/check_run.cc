// SPDX-License-Identifier: GPL-3.0-or-later
// check: what add would say, without an index; and the corrected records, if asked for.
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <map>
#include <set>

#include "core/names/name_variants.h"
#include "core/statement/statement_json.h"
#include "core/transcript/statement_names.h"
#include "indexer/doctor/cross_checks.h"
#include "indexer/doctor/examine.h"
#include "indexer/doctor/fix.h"
#include "indexer/ingest/ingest_run.h"
#include "indexer/ingest/walk.h"

namespace cotejo {
namespace {

// A new file of JSON Lines; writing over another one is refused.
class FixedRecords {
 public:
  explicit FixedRecords(const std::string& path) : path_(path) {
    if (path.empty()) return;
    constexpr int kMode = 0666;
    file_ = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, kMode);
    if (file_ < 0 && errno == EEXIST) {
      throw Failure(fmt::format("'{}' is there already, and nothing is written over: give --fix "
                                "another name",
                                path),
                    ExitCode::kUsage);
    }
    if (file_ < 0) fail();
  }
  ~FixedRecords() {
    if (file_ >= 0) ::close(file_);
  }
  FixedRecords(const FixedRecords&) = delete;
  FixedRecords& operator=(const FixedRecords&) = delete;

  bool is_wanted() const { return file_ >= 0; }
  void write(const Statement& statement) {
    constexpr std::size_t kEnough = 1 << 20;
    waiting_ += to_json(statement);
    waiting_ += '\n';
    if (waiting_.size() >= kEnough) flush();
  }
  void finish() {
    if (file_ < 0) return;
    flush();
    if (::fsync(file_) != 0 || ::close(file_) != 0) fail();
    file_ = -1;
  }

 private:
  void flush() {
    std::string_view rest = waiting_;
    while (!rest.empty()) {
      const ssize_t written = ::write(file_, rest.data(), rest.size());
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) fail();
      rest.remove_prefix(static_cast<std::size_t>(written));
    }
    waiting_.clear();
  }
  [[noreturn]] void fail() const {
    throw Failure(
        fmt::format("cannot write the corrected records to '{}': {}", path_, std::strerror(errno)));
  }

  std::string path_;
  std::string waiting_;
  int file_ = -1;
};

void add_remarks(std::vector<Remark>& remarks, const StreamedRecord& record, Findings findings) {
  for (Finding& finding : findings) {
    remarks.push_back({record.path, record.line, record.statement.id, std::move(finding.code),
                       std::move(finding.message)});
  }
}

}  // namespace

Report run_check(const IngestOptions& options, std::string* proposed) {
  const auto start = std::chrono::steady_clock::now();
  Report report;
  const Date latest = latest_plausible_day();
  const std::vector<std::string> files = find_files(options.paths, report.rejected);
  warn_of_folders_without_files(options.paths, files, report);
  FixedRecords fixed_records(options.fix_file);
  if (fixed_records.is_wanted()) report.fixed.emplace();
  CrossChecks cross_checks;
  const Authorities authorities = options.authorities.value_or(Authorities());
  std::set<ReadName> read;
  std::map<std::string, std::uint64_t> names;  // → statements
  RecordStream stream(options.reading);
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
        add_remarks(report.warnings, record, examine(statement, detected, latest));
        add_remarks(report.warnings, record,
                    cross_checks.take(statement, {record.path, record.line, statement.id}));
        if (!fixed_records.is_wanted()) return;
        Fixed fixed = fix(statement);
        fixed_records.write(fixed.statement);
        add_remarks(*report.fixed, record, std::move(fixed.changes));
      },
      options.on_progress);
  for (CrossChecks::PlacedFinding& found : cross_checks.finish()) {
    report.warnings.push_back({found.place.path, found.place.line, found.place.id,
                               std::move(found.finding.code), std::move(found.finding.message)});
  }
  fixed_records.finish();
  if (proposed != nullptr) *proposed = propose_authorities(names, authorities);
  report.names = read.size();
  report.statements = report.added;
  report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return report;
}

}  // namespace cotejo
