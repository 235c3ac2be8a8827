// SPDX-License-Identifier: GPL-3.0-or-later
// Here is a file: which statements are in it? One reader a format, all of this shape.
#pragma once

#include <cstddef>
#include <cstdint>
#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/statement/statement.h"

namespace cotejo {

/// What a reader had to decide or leave out, of a statement that it gives all the same: a guessed
/// charset, a date found in the text only, a page cut at its limit.
struct ReaderRemark {
  std::string code;     ///< stable, for scripts
  std::string message;  ///< for people
};

/// One record of a file: a statement, or why it is none; and the line it begins on (1-based).
struct Record {
  Result<Statement> statement;
  std::size_t line = 0;
  std::string id;                          ///< of a rejected record, if it could still be read
  std::vector<ReaderRemark> remarks = {};  ///< of a good one
};

class ExtractWorker;

/// How files are to be read.
struct ReaderOptions {
  std::string format = "auto";
  std::vector<std::string> profiles = {};  ///< TOML files: rules of sites, column maps of tables
  ExtractWorker* worker = nullptr;  ///< one for many files; nullptr: each reader starts its own
};

/// Reads one file's records, in order. An Error costs its own record; the rest follows.
class RecordReader {
 public:
  virtual ~RecordReader() = default;
  /// The next record; nothing at the end. Throws Failure when the file itself cannot be read on
  /// (an I/O error, a damaged gzip stream); the message has no path in it, the caller adds it.
  virtual std::optional<Record> next() = 0;
  /// Bytes of text read so far, after unpacking.
  virtual std::uint64_t bytes_read() const = 0;
};

/// A format by name ("markdown", "jsonl", "html", …) or "auto".
bool is_format(std::string_view name);
/// Every name that --format takes, "auto" first.
std::string format_names();

/// Would a walk over folders take this file? By its ending, ".gz" aside.
bool is_statement_file(std::string_view path);

/// Code of the Error of a file, or standard input, with nothing but white space in it.
inline constexpr std::string_view kEmptyFile = "empty-file";

/// Opens a reader over `path`, or over standard input if it is "-". Format "auto" goes by the
/// ending, and for standard input or an unknown ending by the first bytes. gzip is recognised by
/// its first bytes, but what has .gz in its name must be it. Error codes: not-found, unreadable,
/// empty-file, not-gzip, unknown-format, no-extractor. Throws Failure (usage) if a profile is
/// wrong.
Result<std::unique_ptr<RecordReader>> open_reader(const std::string& path,
                                                  const ReaderOptions& options);

}  // namespace cotejo
