// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/ingest/record_stream.h"

#include <fmt/format.h>

#include <utility>

#include "core/formats/record_reader.h"
#include "core/index/stored_statement.h"
#include "core/index/terms.h"
#include "core/statement/statement_json.h"

namespace cotejo {

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
    report.rejected.push_back({path, 0, "", reader.error().code, reader.error().message});
    return;
  }
  const std::uint64_t bytes_before = progress_.bytes;
  progress_.path = path;
  std::size_t last_line = 0;
  while (true) {
    std::optional<Record> record;
    try {
      record = (*reader)->next();
    } catch (const Failure& failure) {
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
      report.rejected.push_back({path, error.line != 0 ? error.line : record->line, record->id,
                                 error.code, error.message, error.column});
      continue;
    }
    for (ReaderRemark& remark : record->remarks) {
      report.warnings.push_back({path, record->line, record->statement->id, std::move(remark.code),
                                 std::move(remark.message)});
    }
    StreamedRecord streamed{std::move(*record->statement), {}, {}, path, record->line};
    streamed.record = to_json(streamed.statement);
    streamed.checksum = record_checksum(streamed.record);
    const std::string& id = streamed.statement.id;
    const auto [first, fresh] =
        seen_.try_emplace(id_term(id), First{streamed.checksum, files_.size() - 1, record->line});
    if (fresh) {
      take(std::move(streamed));
    } else if (first->second.checksum == streamed.checksum) {
      ++report.unchanged;
    } else {
      report.rejected.push_back(
          {path, record->line, id, "duplicate-id",
           fmt::format("id '{}' stands at {}:{} already, with other content; only the first was "
                       "taken: correct one of them, or give it an id of its own",
                       id, files_[first->second.file], first->second.line)});
    }
  }
  progress_.bytes = bytes_before + (*reader)->bytes_read();
  if (on_progress) on_progress(progress_);
}

}  // namespace cotejo
