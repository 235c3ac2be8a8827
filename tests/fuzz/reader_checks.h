// SPDX-License-Identifier: GPL-3.0-or-later
// What holds for every file, whatever is in it.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/statement/statement_json.h"
#include "indexer/extract/profiles.h"

namespace cotejo {

inline constexpr std::array<std::string_view, 7> kReaderFormats{"html", "pdf",      "feed", "warc",
                                                                "csv",  "markdown", "jsonl"};

/// What became of the files, in all.
struct ReaderTally {
  std::size_t statements = 0;
  std::size_t faults = 0;
  std::size_t unreadable = 0;  ///< files of which the reader threw a Failure
};

class ReaderChecks {
 public:
  /// `format`: one of kReaderFormats.
  explicit ReaderChecks(std::string_view format);

  /// Reads the file. Empty, or what is wrong: it throws anything but a Failure; more records than
  /// it has bytes; a record or fault that is no UTF-8, or not within bounds; a statement that its
  /// own JSON does not give back.
  std::string wrong_with(const std::string& file);
  const ReaderTally& tally() const { return tally_; }

 private:
  void take(const Result<Statement>& statement);
  void read_here(const std::string& file);
  void read_as_worker(const std::string& file);

  std::string_view format_;
  Profiles profiles_;
  StatementParser parser_;
  ReaderTally tally_;
};

}  // namespace cotejo
