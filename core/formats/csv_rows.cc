// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/csv_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/formats/readers.h"

namespace cotejo {
namespace {

constexpr std::size_t kMaxRowBytes = 64 << 20;
constexpr std::size_t kMostCells = 4096;
constexpr std::array<char, 3> kSeparators{',', ';', '\t'};

}  // namespace

CsvRows::CsvRows(std::unique_ptr<ByteSource> source, char separator)
    : source_(std::move(source)), separator_(separator) {
  constexpr std::string_view kSpreadsheetMark = "sep=";  // as Excel writes and reads it
  constexpr std::size_t kMarkBytes = kSpreadsheetMark.size() + 1;
  std::string_view start = source_->peek(kByteOrderMark.size() + kMarkBytes + 1);
  if (start.starts_with(kByteOrderMark)) {
    start.remove_prefix(kByteOrderMark.size());
    for (std::size_t n = 0; n < kByteOrderMark.size(); ++n) byte();
  }
  if (start.starts_with(kSpreadsheetMark) && start.size() > kMarkBytes &&
      (start[kMarkBytes] == '\r' || start[kMarkBytes] == '\n')) {
    if (separator_ == 0) separator_ = start[kSpreadsheetMark.size()];
    for (std::size_t n = 0; n < kMarkBytes; ++n) byte();
    take_line_end(byte());
  }
  if (separator_ == 0) tell_separator();
}

// Outside of quotation marks: a title in the header may have commas.
void CsvRows::tell_separator() {
  constexpr std::size_t kLongestHeader = 256 << 10;
  const std::string_view rest = std::string_view(buffer_).substr(at_);
  const std::string start =
      std::string(rest) +
      std::string(source_->peek(kLongestHeader - std::min(kLongestHeader, rest.size())));
  std::array<std::size_t, kSeparators.size()> counts{};
  bool quoted = false;
  for (const char c : start) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n' || c == '\r') break;
    const auto found = std::find(kSeparators.begin(), kSeparators.end(), c);
    if (found != kSeparators.end()) ++counts[static_cast<std::size_t>(found - kSeparators.begin())];
  }
  const auto most = std::max_element(counts.begin(), counts.end());
  separator_ = kSeparators[static_cast<std::size_t>(most - counts.begin())];
}

int CsvRows::peek_byte() {
  if (at_ == buffer_.size()) {
    buffer_.clear();
    at_ = 0;
    while (buffer_.empty() && !at_end_) at_end_ = !source_->read(buffer_);
    if (buffer_.empty()) return kEnd;
  }
  return static_cast<unsigned char>(buffer_[at_]);
}

int CsvRows::byte() {
  const int next = peek_byte();
  if (next == kEnd) return kEnd;
  ++at_;
  ++row_bytes_;
  return next;
}

// Behind its first byte; was it a CR alone?
bool CsvRows::take_line_end(int first) {
  const bool has_newline = first == '\r' && peek_byte() == '\n';
  if (has_newline) byte();
  if (first != kEnd) ++line_;
  return first == '\r' && !has_newline;
}

bool CsvRows::is_line_end() {
  const int next = peek_byte();
  if (next == '\n') return true;
  if (next != '\r' || cr_ends_rows_) return next == '\r';
  if (at_ + 1 == buffer_.size() && !at_end_) at_end_ = !source_->read(buffer_);
  return at_ + 1 == buffer_.size() || buffer_[at_ + 1] == '\n';
}

bool CsvRows::is_cell_end() {
  const int next = peek_byte();
  return next == kEnd || next == static_cast<unsigned char>(separator_) || is_line_end();
}

void CsvRows::give_up(CsvRow& row, Error fault) {
  row.fault = std::move(fault);
  at_end_ = true;
  at_ = buffer_.size();
}

std::optional<CsvRow> CsvRows::next() {
  while (is_line_end()) take_line_end(byte());
  if (peek_byte() == kEnd) return std::nullopt;
  CsvRow row;
  row.line = line_;
  row_bytes_ = 0;
  while (true) {
    read_cell(row);
    if (peek_byte() != static_cast<unsigned char>(separator_)) break;
    byte();
    if (row.cells.size() >= kMostCells && row.fault.code.empty()) {
      row.fault = {"bad-csv", fmt::format("the row has over {} cells", kMostCells), row.line};
    }
  }
  cr_ends_rows_ = take_line_end(byte()) && cr_ends_rows_;
  row.bytes = row_bytes_;
  return row;
}

void CsvRows::read_cell(CsvRow& row) {
  const std::size_t line = line_;
  std::string cell;
  if (peek_byte() == '"') {
    byte();
    read_quoted(row, cell);
  }
  while (!is_cell_end()) {
    // In bulk as far as the buffer goes, and one byte at least: a CR that ends nothing.
    const std::size_t end = std::min(
        buffer_.find_first_of(std::string{'\n', '\r', separator_}, at_ + 1), buffer_.size());
    row_bytes_ += end - at_;
    cell.append(buffer_, at_, end - at_);
    at_ = end;
    if (row_bytes_ > kMaxRowBytes) {
      give_up(row, {"too-long",
                    fmt::format("the row is over {} MiB; it and what follows were not read",
                                kMaxRowBytes >> 20),
                    row.line});
    }
  }
  if (row.cells.size() == kMostCells) return;
  row.cells.push_back(std::move(cell));
  row.lines.push_back(line);
}

// Behind the opening quotation mark, to behind the closing one.
void CsvRows::read_quoted(CsvRow& row, std::string& cell) {
  const std::size_t opened = line_;
  while (true) {
    const int next = byte();
    if (next == kEnd || row_bytes_ > kMaxRowBytes) {
      const std::string where = next == kEnd ? "to the end of the file"
                                             : fmt::format("within {} MiB", kMaxRowBytes >> 20);
      give_up(row, {"bad-csv",
                    fmt::format("the quotation mark that opens a cell here is not closed {}: all "
                                "from line {} on was not read; double the marks within cells",
                                where, row.line),
                    opened});
      return;
    }
    if (next == '"') {
      if (peek_byte() == '"') {
        cell.push_back('"');
        byte();
        continue;
      }
      if (!is_cell_end() && row.fault.code.empty()) {
        row.fault = {"bad-csv",
                     "text stands behind a closing quotation mark; double the marks within cells",
                     line_};
      }
      return;
    }
    if (next == '\n') ++line_;
    if (next == '\r' && peek_byte() == '\n') continue;  // the line end of Windows
    cell.push_back(static_cast<char>(next));
  }
}

}  // namespace cotejo
