// SPDX-License-Identifier: GPL-3.0-or-later
// A table as rows of cells: RFC 4180 as programs write it. Internal to core/formats.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/formats/byte_source.h"

namespace cotejo {

/// One row, in the bytes of the file: nothing is converted but the line ends of Windows within a
/// cell, which become plain ones.
struct CsvRow {
  std::vector<std::string> cells;
  std::vector<std::size_t> lines;  ///< on which each cell begins, 1-based
  std::size_t line = 0;            ///< on which the row begins
  std::size_t bytes = 0;           ///< as it stands in the file
  Error fault = {};                ///< a code if the row cannot be trusted: bad-csv, too-long
};

/// Rows are separated by CRLF or LF, or by CR if that is how the first one ends; a cell in
/// quotation marks may hold all of these, and a quotation mark doubled. Empty lines are passed
/// over.
class CsvRows {
 public:
  /// `separator` 0: the most frequent of comma, semicolon and tab in the first row. A byte order
  /// mark and a first line "sep=;" are read as what they say.
  CsvRows(std::unique_ptr<ByteSource> source, char separator);

  /// The next row; nothing at the end. A row that is never closed or over the limit of a record
  /// is the last. Throws Failure as the source does.
  std::optional<CsvRow> next();
  std::uint64_t bytes_read() const { return source_->bytes_read(); }
  char separator() const { return separator_; }

 private:
  static constexpr int kEnd = -1;
  int byte();
  int peek_byte();
  bool is_line_end();
  bool is_cell_end();
  bool take_line_end(int first);
  void read_cell(CsvRow& row);
  void read_quoted(CsvRow& row, std::string& cell);
  void give_up(CsvRow& row, Error fault);
  void tell_separator();

  std::unique_ptr<ByteSource> source_;
  char separator_;
  std::string buffer_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  std::size_t row_bytes_ = 0;
  bool at_end_ = false;
  bool cr_ends_rows_ = true;  // as old Macs have it; told by the first row
};

}  // namespace cotejo
