// SPDX-License-Identifier: GPL-3.0-or-later
// The indexer's end of cotejo-extract, the process that parses files from anywhere. Nothing that
// comes from it is trusted.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/formats/record_reader.h"

namespace cotejo {

class ByteSource;
class ExtractProcess;

/// What one file of a format may cost.
struct ExtractLimits {
  std::string_view format;
  std::uint64_t most_bytes;    ///< of the file, unpacked
  std::uint64_t memory_bytes;  ///< of the process that reads it
  std::uint32_t cpu_seconds;   ///< 0: no limit, as it has many records
  std::uint32_t wait_seconds;  ///< by the clock, for the next record
  std::uint64_t most_records;  ///< 0: no limit
};

/// The one table of them; docs/sources.md repeats it.
std::vector<ExtractLimits> extract_limits();

/// One process for a run, started by the first file that needs it; each file is read by a child of
/// its own. For one thread, and one file at a time.
class ExtractWorker {
 public:
  /// `profiles`: TOML files, read by the process when it starts.
  explicit ExtractWorker(std::vector<std::string> profiles,
                         std::vector<ExtractLimits> limits = extract_limits());
  /// Ends the process.
  ~ExtractWorker();
  ExtractWorker(const ExtractWorker&) = delete;
  ExtractWorker& operator=(const ExtractWorker&) = delete;

  /// Starts the process if it is not running. Throws Failure (usage) if a profile is wrong. Error
  /// code no-extractor: the program is not there, or does not start.
  std::optional<Error> start();

  /// Has `source` read as `format`; `name` is the last part of its path. One reader at a time, and
  /// none that outlives this. Throws Failure if the input cannot be read.
  Result<std::unique_ptr<RecordReader>> read(std::string_view format, std::string_view name,
                                             ByteSource& source);

 private:
  std::vector<std::string> profiles_;
  std::vector<ExtractLimits> limits_;
  std::unique_ptr<ExtractProcess> process_;
  bool is_gone_ = false;
  bool was_started_ = false;
  std::vector<ReaderRemark> once_;  // on the process, for the first good record
};

}  // namespace cotejo
