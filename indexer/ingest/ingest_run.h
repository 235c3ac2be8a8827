// SPDX-License-Identifier: GPL-3.0-or-later
// add, sync, remove and check: files in, an index changed, a report out.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/formats/record_reader.h"
#include "core/index/schema.h"
#include "core/names/authorities.h"
#include "indexer/ingest/record_stream.h"
#include "indexer/report/report.h"

namespace cotejo {

struct IngestOptions {
  std::string index;
  std::vector<std::string> paths;
  ReaderOptions reading;
  std::size_t jobs = 0;                 ///< threads; 0: as many as there are processors
  std::optional<std::size_t> shards{};  ///< of a new index; an old one must have as many
  /// Of a new index: none, for servers if it has shards; an old one must have them so.
  std::optional<PositionStore> positions{};
  bool remove_gone = false;  ///< sync: take out what is no longer in `paths`
  bool allow_empty = false;  ///< sync: also all that came from a folder that has no files now
  std::string fix_file;      ///< check: where the corrected records go; empty: nowhere
  bool correction = false;   ///< what differs is the archivist's correction, also of the text
  std::string command;       ///< for the record of the last run
  /// What names are read by; none: as the index remembers. Remembered in the index.
  std::optional<Authorities> authorities{};
  bool authorities_if_new = false;  ///< they are a default: an index that is there keeps its own
  /// Without remove_gone: called if statements of the `paths` were not found again.
  std::function<void()> on_gone;
  std::function<void(const StreamProgress&)> on_progress;
  std::function<void()> on_publish;  ///< reading is done, merging begins
};

/// Adds and updates the statements of the files; one publish at the end. Throws Failure.
Report run_ingest(const IngestOptions& options);
/// Takes statements out by id; an id that is not there is rejected with code not-found. Their
/// revisions stay in the history, but with `purge` nothing of them stays.
Report run_remove(const std::string& index, const std::vector<std::string>& ids,
                  bool purge = false);
/// Reads and examines, touches no index. `added` counts the good records. With a `fix_file`, all
/// good records go there as JSON Lines, with what the doctor can put right put right; a file that
/// is there already is never written over (Failure). With `proposed`, puts an authority file
/// there: printed names that look like one person's.
Report run_check(const IngestOptions& options, std::string* proposed = nullptr);

/// Threads for `jobs`.
std::size_t effective_jobs(std::size_t jobs);

}  // namespace cotejo
