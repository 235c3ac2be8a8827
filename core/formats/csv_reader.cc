// SPDX-License-Identifier: GPL-3.0-or-later
// CSV: a header row, and one statement a row. What a table leaves open, its charset and the order
// of day and month, is told from its beginning, and said.
#include <fmt/format.h>

#include <deque>
#include <set>

#include "core/base/outer_spaces.h"
#include "core/base/utf8.h"
#include "core/formats/csv_rows.h"
#include "core/formats/readers.h"
#include "core/formats/table_charset.h"
#include "core/formats/table_columns.h"
#include "core/formats/table_dates.h"
#include "core/formats/table_profile.h"
#include "core/statement/record.h"

namespace cotejo {
namespace {

// How far the beginning goes that decides.
constexpr std::size_t kRowsAhead = 20'000;
constexpr std::size_t kBytesAhead = 16 << 20;

std::vector<std::string> split(std::string_view text, std::string_view separator) {
  std::vector<std::string> parts;
  while (true) {
    const std::size_t end = text.find(separator);
    const std::string_view part = trimmed(text.substr(0, end));
    if (!part.empty()) parts.emplace_back(part);
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + separator.size());
  }
}

ReaderRemark charset_guessed() {
  return {"charset-guessed", "the file is not UTF-8: read as windows-1252"};
}

class CsvReader : public RecordReader {
 public:
  CsvReader(std::unique_ptr<ByteSource> source, TableProfile profile)
      : profile_(std::move(profile)), rows_(std::move(source), profile_.separator) {}

  std::optional<Record> next() override {
    if (is_done_) return std::nullopt;
    if (!has_header_) {
      has_header_ = true;
      if (auto error = read_header()) {
        is_done_ = true;
        return Record{std::move(*error), header_line_, {}};
      }
      read_ahead();
    }
    auto row = next_row();
    if (!row) {
      is_done_ = true;
      return std::nullopt;
    }
    return make_record(std::move(*row));
  }

  std::uint64_t bytes_read() const override { return rows_.bytes_read(); }

 private:
  // Nothing, or why there is no table.
  std::optional<Error> read_header() {
    auto header = rows_.next();
    if (!header) return Error{"bad-columns", "the file is empty: its first row names the columns"};
    header_line_ = header->line;
    if (!header->fault.code.empty()) return header->fault;
    for (std::string& heading : header->cells) {
      if (heading.find('\0') != std::string::npos) {
        return Error{"bad-csv", "the first row has bytes 0: save the file as CSV in UTF-8"};
      }
      if (find_invalid_utf8(heading) == std::string::npos) continue;
      std::string converted;
      if (!append_windows_1252(converted, heading)) {
        return Error{"bad-utf8",
                     "the first row is neither UTF-8 nor windows-1252: save the file "
                     "as CSV in UTF-8"};
      }
      heading = std::move(converted);
      is_header_guessed_ = true;
    }
    auto columns = map_columns(header->cells, profile_);
    if (!columns) return columns.error();
    columns_ = std::move(*columns);
    return std::nullopt;
  }

  void read_ahead() {
    for (std::size_t bytes = 0; ahead_.size() < kRowsAhead && bytes < kBytesAhead;) {
      std::optional<CsvRow> row;
      try {
        row = rows_.next();
      } catch (const Failure& failure) {
        failed_ahead_ = failure;  // the rows before it come first
      }
      if (!row) break;
      bytes += row->bytes;
      std::string all;
      for (const std::string& cell : row->cells) all += cell;
      charset_.observe(all);
      observe_dates(*row);
      ahead_.push_back(std::move(*row));
    }
  }

  void observe_dates(const CsvRow& row) {
    if (row.cells.size() != columns_.size()) return;
    for (std::size_t at = 0; at < columns_.size(); ++at) {
      if (columns_[at].field == "date") {
        dates_.observe(trimmed(row.cells[at]), row.lines[at]);
      }
    }
  }

  std::optional<CsvRow> next_row() {
    if (ahead_.empty()) {
      if (failed_ahead_) throw Failure(*failed_ahead_);
      return rows_.next();
    }
    CsvRow row = std::move(ahead_.front());
    ahead_.pop_front();
    return row;
  }

  Record make_record(CsvRow row) {
    if (!row.fault.code.empty()) return {std::move(row.fault), row.line, {}};
    if (row.cells.size() != columns_.size()) {
      return {Error{"bad-csv", fmt::format("the row has {} cells, the first row names {} columns",
                                           row.cells.size(), columns_.size())},
              row.line,
              {}};
    }
    std::vector<ReaderRemark> remarks;
    if (auto error = to_utf8(row, remarks)) return {std::move(*error), row.line, {}};
    std::vector<RecordField> fields;
    std::string id = id_of(row);
    std::optional<Error> fault;
    for (std::size_t at = 0; at < columns_.size() && !fault; ++at) {
      if (row.cells[at].empty()) continue;
      fault = take_cell(columns_[at], std::move(row.cells[at]), row.lines[at], fields, remarks);
    }
    if (fault) return {std::move(*fault), row.line, std::move(id)};
    for (const FieldConstant& constant : profile_.constants) {
      fields.push_back({constant.field, constant.value, row.line});
    }
    auto statement = make_statement(std::move(fields));
    if (!statement) return {std::move(statement), row.line, std::move(id)};
    if (is_header_guessed_) remarks.push_back(charset_guessed());
    return {std::move(statement), row.line, {}, said_once(std::move(remarks))};
  }

  std::string id_of(const CsvRow& row) const {
    for (std::size_t at = 0; at < columns_.size(); ++at) {
      if (columns_[at].field == "id" && row.cells[at].size() <= kMaxIdBytes) return row.cells[at];
    }
    return "";
  }

  std::optional<Error> to_utf8(CsvRow& row, std::vector<ReaderRemark>& remarks) {
    bool is_utf8 = true;
    bool is_ascii = true;
    for (const std::string& cell : row.cells) {
      if (charset_.is_open()) charset_.observe(cell);  // nothing ahead showed it
      if (cell.find('\0') != std::string::npos) {
        return Error{"bad-csv", "the row has a byte 0"};
      }
      is_utf8 = is_utf8 && find_invalid_utf8(cell) == std::string::npos;
      is_ascii = is_ascii && count_code_points(cell) == cell.size() && is_utf8;
    }
    if (is_utf8) {
      if (charset_.is_windows_1252() && !is_ascii) {
        remarks.push_back(
            {"charset-mixed", "is UTF-8, where other rows of the file are not; read as UTF-8"});
      }
      return std::nullopt;
    }
    if (!charset_.is_windows_1252()) {
      return Error{"bad-utf8", "not UTF-8, as the rest of the file is; correct it"};
    }
    for (std::string& cell : row.cells) {
      std::string converted;
      if (!append_windows_1252(converted, cell)) {
        return Error{"bad-utf8", "neither UTF-8 nor windows-1252: save the file as CSV in UTF-8"};
      }
      cell = std::move(converted);
    }
    remarks.push_back(charset_guessed());
    return std::nullopt;
  }

  std::optional<Error> take_cell(const TableColumn& column, std::string cell, std::size_t line,
                                 std::vector<RecordField>& fields,
                                 std::vector<ReaderRemark>& remarks) {
    if (column.field.empty()) {
      return Error{"bad-csv", "a cell has text where the first row names no column", line};
    }
    if (column.field == "date") return take_date(column, cell, line, fields, remarks);
    if (column.field == "lang") cell = trimmed(cell);
    if (column.separator.empty()) {
      fields.push_back({column.field, std::move(cell), line});
    } else {
      fields.push_back({column.field, split(cell, column.separator), line});
    }
    return std::nullopt;
  }

  std::optional<Error> take_date(const TableColumn& column, std::string_view cell, std::size_t line,
                                 std::vector<RecordField>& fields,
                                 std::vector<ReaderRemark>& remarks) {
    const std::string_view text = trimmed(cell);
    if (text.empty()) return std::nullopt;  // missing, which is said with the rest
    auto date = column.format.empty()
                    ? dates_.read(text)
                    : read_table_date(text, *parse_date_format(column.format), column.format);
    if (!date) {
      date.error().line = line;
      return date.error();
    }
    if (column.format.empty() && DateOrder::needs_order(text)) {
      remarks.push_back(
          {"date-order",
           fmt::format("the dates of '{}' are read as {}, which line {} shows; name the format in "
                       "a column map (--profile) to settle it",
                       column.heading, dates_.decided(), dates_.decided_by())});
    }
    fields.push_back({"date", date->to_string(), line});
    return std::nullopt;
  }

  // What holds for the whole file is said of the first statement that it concerns.
  std::vector<ReaderRemark> said_once(std::vector<ReaderRemark> remarks) {
    std::erase_if(remarks, [&](const ReaderRemark& remark) {
      return remark.code != "charset-mixed" && !said_.insert(remark.code).second;
    });
    return remarks;
  }

  TableProfile profile_;
  CsvRows rows_;
  std::vector<TableColumn> columns_;
  DateOrder dates_;
  CharsetVote charset_;
  std::deque<CsvRow> ahead_;
  std::optional<Failure> failed_ahead_;
  std::set<std::string> said_;
  std::size_t header_line_ = 1;
  bool is_header_guessed_ = false;
  bool has_header_ = false;
  bool is_done_ = false;
};

}  // namespace

std::unique_ptr<RecordReader> make_csv_reader(std::unique_ptr<ByteSource> source,
                                              const ReaderOptions& options) {
  return std::make_unique<CsvReader>(std::move(source), read_table_profile(options.profiles));
}

}  // namespace cotejo
