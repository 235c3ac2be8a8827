// SPDX-License-Identifier: GPL-3.0-or-later
// add, sync, remove and check: files in, an index changed, a report out.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "core/formats/record_reader.h"
#include "indexer/ingest/record_stream.h"
#include "indexer/report/report.h"

namespace cotejo {

struct IngestOptions {
  std::string index;
  std::vector<std::string> paths;
  ReaderOptions reading;
  std::size_t jobs = 0;      ///< threads; 0: as many as there are processors
  bool remove_gone = false;  ///< sync: take out what is no longer in `paths`
  /// Without remove_gone: called if statements of the `paths` were not found again.
  std::function<void()> on_gone;
  std::string command;  ///< for the record of the last run
  std::function<void(const StreamProgress&)> on_progress;
  std::function<void()> on_publish;  ///< reading is done, merging begins
};

/// Adds and updates the statements of the files; one publish at the end. Throws Failure.
Report run_ingest(const IngestOptions& options);
/// Takes statements out by id; an id that is not there is rejected with code not-found.
Report run_remove(const std::string& index, const std::vector<std::string>& ids);
/// Reads and examines, touches no index. `added` counts the good records.
Report run_check(const IngestOptions& options);

/// Threads for `jobs`.
std::size_t effective_jobs(std::size_t jobs);

}  // namespace cotejo
