// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/ingest/record_stream.h"

#include <fmt/format.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <system_error>
#include <utility>

#include "core/formats/record_reader.h"
#include "core/index/stored_statement.h"
#include "core/index/terms.h"
#include "core/statement/statement_json.h"
#include "indexer/ingest/read_ahead.h"

namespace cotejo {
namespace {

// Of one file: a feed of 60 MB can have nine million empty entries, of which nobody reads a list.
constexpr std::size_t kMostListed = 100'000;

bool is_large(const std::string& path) {
  constexpr std::uintmax_t kLarge = 1 << 20;
  std::error_code error;
  const std::uintmax_t bytes = path == "-" ? 0 : std::filesystem::file_size(path, error);
  return !error && bytes >= kLarge;
}

// The rejected records of one file; those that are too many are counted.
class Rejects {
 public:
  Rejects(const std::string& path, Report& report) : path_(path), report_(report) {}

  void add(Remark remark) {
    if (listed_ == kMostListed) {
      ++unlisted_;
      return;
    }
    ++listed_;
    report_.rejected.push_back(std::move(remark));
  }
  void finish() {
    if (unlisted_ == 0) return;
    report_.rejected_unlisted += unlisted_;
    report_.warnings.push_back(
        {path_, 0, "", "rejected-unlisted",
         fmt::format("{} more records of it are rejected, and not listed: mend those that are, and "
                     "look again",
                     unlisted_)});
  }

 private:
  const std::string& path_;
  Report& report_;
  std::size_t listed_ = 0;
  std::uint64_t unlisted_ = 0;
};

}  // namespace

void RecordStream::read(const std::vector<std::string>& files, Report& report,
                        const std::function<void(StreamedRecord)>& take,
                        const std::function<void(const StreamProgress&)>& on_progress) {
  // What is wrong with a profile is said before anything is read.
  (void)read_table_profile(options_.profiles);
  if (!without_table_profiles(options_.profiles).empty()) (void)worker_.start();
  for (const std::string& path : files) {
    files_.push_back(path);
    read_file(path, report, take, on_progress);
  }
  report.bytes += progress_.bytes;
}

void RecordStream::read_file(const std::string& path, Report& report,
                             const std::function<void(StreamedRecord)>& take,
                             const std::function<void(const StreamProgress&)>& on_progress) {
  constexpr std::uint64_t kProgressEvery = 64;
  auto reader = open_reader(path, options_);
  if (!reader) {
    Remark remark{path, 0, "", reader.error().code, reader.error().message};
    // In a pipe no records are as right as some; of a file, something has gone wrong.
    const bool is_empty_pipe = path == "-" && remark.code == kEmptyFile;
    if (is_empty_pipe) remark.message = "standard input is empty";
    (is_empty_pipe ? report.warnings : report.rejected).push_back(std::move(remark));
    return;
  }
  // A thread of its own is not worth it for a small file, and of those there may be many.
  if (is_large(path)) *reader = std::make_unique<ReadAhead>(std::move(*reader));
  const std::uint64_t bytes_before = progress_.bytes;
  progress_.path = path;
  std::size_t last_line = 0;
  Rejects rejects(path, report);
  while (true) {
    std::optional<Record> record;
    try {
      record = (*reader)->next();
    } catch (const Failure& failure) {
      // Said whatever was said before: it is about the file.
      report.rejected.push_back({path, last_line, "", "unreadable",
                                 std::string(failure.what()) + "; the records before were read"});
      break;
    }
    if (!record) break;
    last_line = record->line;
    progress_.bytes = bytes_before + (*reader)->bytes_read();
    if (++progress_.records % kProgressEvery == 0 && on_progress) on_progress(progress_);
    if (!record->statement) {
      const Error& error = record->statement.error();
      rejects.add({path, error.line != 0 ? error.line : record->line, record->id, error.code,
                   error.message, error.column});
      continue;
    }
    for (ReaderRemark& remark : record->remarks) {
      report.warnings.push_back({path, record->line, record->statement->id, std::move(remark.code),
                                 std::move(remark.message)});
    }
    StreamedRecord streamed;
    streamed.statement = std::move(*record->statement);
    streamed.path = path;
    streamed.line = record->line;
    auto mark = take_revision_mark(streamed.statement);
    if (!mark) {
      rejects.add(
          {path, record->line, streamed.statement.id, mark.error().code, mark.error().message});
      continue;
    }
    streamed.mark = std::move(*mark);
    streamed.retrieved = parse_timestamp(streamed.statement.retrieved).value_or("");
    streamed.record = to_json(streamed.statement);
    streamed.checksum = record_checksum(streamed.record);
    const std::string& id = streamed.statement.id;
    const auto [first, fresh] = seen_.try_emplace(
        id_term(id), First{streamed.checksum, streamed.retrieved, files_.size() - 1, record->line});
    const Repeat repeat = fresh ? Repeat::kRevision : repeated(streamed);
    if (repeat == Repeat::kRevision) {
      streamed.is_further = !fresh;
      take(std::move(streamed));
    } else if (repeat == Repeat::kSame) {
      ++report.unchanged;
    } else {
      rejects.add(
          {path, record->line, id, "duplicate-id",
           fmt::format("id '{}' stands at {}:{} already, with other content; only the first was "
                       "taken: correct one of them, give it an id of its own, or say in "
                       "'retrieved' when each was fetched",
                       id, files_[first->second.file], first->second.line)});
    }
  }
  rejects.finish();
  progress_.bytes = bytes_before + (*reader)->bytes_read();
  if (on_progress) on_progress(progress_);
}

RecordStream::Repeat RecordStream::repeated(const StreamedRecord& record) {
  if (record.mark) return Repeat::kRevision;
  const std::string term = id_term(record.statement.id);
  const First& first = seen_.at(term);
  if (first.checksum == record.checksum) return Repeat::kSame;
  // Files with captures of many days are read in one run: each is what stood there on its day.
  const bool is_capture = !record.retrieved.empty() && record.retrieved != first.retrieved &&
                          retrieved_again_[term].insert(record.retrieved).second;
  return is_capture ? Repeat::kRevision : Repeat::kConflict;
}

}  // namespace cotejo
