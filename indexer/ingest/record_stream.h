// SPDX-License-Identifier: GPL-3.0-or-later
// All records of all files, one after another, checked against each other; what is bad goes into
// the report.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/formats/extract_worker.h"
#include "core/formats/record_reader.h"
#include "core/formats/table_profile.h"
#include "core/statement/statement.h"
#include "indexer/ingest/revision_mark.h"
#include "indexer/report/report.h"

namespace cotejo {

/// A good record: the first of its id in this run, or another revision of that statement.
struct StreamedRecord {
  Statement statement;
  std::string record;  ///< canonical JSON
  std::string checksum;
  std::string path;
  std::size_t line = 0;
  Timestamp retrieved;               ///< as a moment; empty: not given, or not clear
  std::optional<RevisionMark> mark;  ///< of a line of `export --revisions`
  bool is_further = false;           ///< a record of its id came before
};

struct StreamProgress {
  std::uint64_t records = 0;
  std::uint64_t bytes = 0;
  std::string path;
};

class RecordStream {
 public:
  explicit RecordStream(ReaderOptions options)
      : options_(std::move(options)), worker_(without_table_profiles(options_.profiles)) {
    options_.worker = &worker_;
  }
  RecordStream(const RecordStream&) = delete;
  RecordStream& operator=(const RecordStream&) = delete;

  /// Reads `files`; gives each good record to `take`. A record whose id came before in this run is
  /// counted as unchanged if it is the same; it is another revision if it was retrieved at another
  /// time or comes from an export of revisions; else it is rejected with code duplicate-id.
  /// What a reader remarks of a record is a warning.
  void read(const std::vector<std::string>& files, Report& report,
            const std::function<void(StreamedRecord)>& take,
            const std::function<void(const StreamProgress&)>& on_progress);

 private:
  void read_file(const std::string& path, Report& report,
                 const std::function<void(StreamedRecord)>& take,
                 const std::function<void(const StreamProgress&)>& on_progress);

  enum class Repeat { kRevision, kSame, kConflict };
  Repeat repeated(const StreamedRecord& record);

  struct First {
    std::string checksum;
    Timestamp retrieved;
    std::size_t file = 0;
    std::size_t line = 0;
  };
  ReaderOptions options_;
  ExtractWorker worker_;
  std::unordered_map<std::string, First> seen_;  // by id term
  // Of ids that come again, which few do: when else they were retrieved.
  std::unordered_map<std::string, std::set<Timestamp>> retrieved_again_;
  std::vector<std::string> files_;
  StreamProgress progress_;
};

}  // namespace cotejo
