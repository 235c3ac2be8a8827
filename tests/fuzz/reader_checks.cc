// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/reader_checks.h"

#include <fmt/format.h>
#include <simdjson.h>
#include <sys/mman.h>
#include <unistd.h>

#include <sstream>
#include <vector>

#include "core/formats/byte_source.h"
#include "core/formats/readers.h"
#include "core/statement/record.h"
#include "indexer/extract/html_page.h"
#include "indexer/extract/html_tree.h"
#include "indexer/extract/pdf_document.h"
#include "indexer/extract/readers.h"
#include "indexer/extract/record_lines.h"
#include "tests/fuzz/finding.h"
#include "tests/support/temp_dir.h"

namespace cotejo {
namespace {

constexpr std::uint64_t kMostFileBytes = 16 << 20;
constexpr std::size_t kMostMessageBytes = 100'000;

int memory_file(const std::string& content) {
  const int fd = ::memfd_create("file", MFD_CLOEXEC);
  if (fd < 0 ||
      ::write(fd, content.data(), content.size()) != static_cast<ssize_t>(content.size()) ||
      ::lseek(fd, 0, SEEK_SET) != 0) {
    throw FuzzFinding("there is no file in memory");
  }
  return fd;
}

std::unique_ptr<ByteSource> source_of(const std::string& file) {
  return ByteSource::over(memory_file(file));
}

// Text of pages: no control characters, no three line ends, no space where it begins.
void check_page_text(std::string_view text) {
  require(is_utf8(text), "the text is not UTF-8");
  for (const char c : text) {
    const bool is_control = static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t';
    require(!is_control, "the text has control characters");
  }
  require(text.find("\n\n\n") == std::string_view::npos, "the text has two empty lines");
  require(text.empty() || text.front() > ' ' || (text.front() & 0x80) != 0,
          "the text begins with space");
}

// Messages may quote the file; on the way to the indexer they are made UTF-8. Fields must be so:
// nobody would say that they were changed.
void check_extracted(const Extracted& record) {
  require(record.fields.empty() != record.fault.code.empty(), "neither record nor fault, or both");
  for (const RecordField& field : record.fields) {
    require(is_utf8(field.name), "a field's name is not UTF-8");
    if (const auto* text = std::get_if<std::string>(&field.value)) {
      require(is_utf8(*text), "a field is not UTF-8");
      if (field.name == "body") check_page_text(*text);
    }
    const auto* list = std::get_if<std::vector<std::string>>(&field.value);
    if (list == nullptr) continue;
    for (const std::string& text : *list) require(is_utf8(text), "a list is not UTF-8");
  }
}

void check_fault(const Error& fault) {
  require(!fault.code.empty() && fault.code.find_first_not_of(
                                     "abcdefghijklmnopqrstuvwxyz-0123456789") == std::string::npos,
          "a fault's code is no word");
  require(!fault.message.empty() && is_utf8(fault.message), "a fault's message is unreadable");
  require(fault.message.size() <= kMostMessageBytes, "a fault's message is very long");
}

// What a statement is, its JSON says whole: it is stored, exported and added again as that.
void check_statement(const Statement& statement, StatementParser& parser) {
  require(!statement.id.empty() && statement.id.size() <= kMaxIdBytes, "an id of a wrong length");
  const std::string json = to_json(statement);
  require(is_utf8(json), "a statement is not UTF-8");
  require(json.find('\n') == std::string::npos, "a statement's JSON is not one line");
  const auto again = parser.parse(json);
  if (!again) throw FuzzFinding("a statement's JSON is refused: " + again.error().message);
  require(*again == statement, "a statement's JSON gives back another one");
}

ExtractReader extract_reader(std::string_view format) {
  if (format == "html") return read_html;
  if (format == "pdf") return read_pdf;
  if (format == "feed") return read_feed;
  return format == "warc" ? read_warc : nullptr;
}

std::unique_ptr<RecordReader> record_reader(std::string_view format, const std::string& file) {
  if (format == "csv") return make_csv_reader(source_of(file), {});
  if (format == "markdown") return make_markdown_reader(source_of(file), {});
  return make_jsonl_reader(source_of(file), {});
}

// What the indexer gets from the worker, in bytes.
std::string worker_lines(std::string_view format, const std::string& file,
                         const Profiles& profiles) {
  const int pipe = memory_file("");
  const auto source = source_of(file);
  RecordLines lines(pipe, [&] { return source->bytes_read(); });
  std::size_t records = 0;
  const auto take = [&](const Extracted& record) {
    require(++records <= source->bytes_read() + 1, "it gives more records than bytes");
    check_extracted(record);
    lines.write(record);
  };
  try {
    extract_reader(format)(*source, {profiles, "nota.file", kMostFileBytes}, take);
    if (format == "html" || format == "pdf") require(records == 1, "it is not one record");
    require(records > 0, "nothing is said of it");
    lines.end();
  } catch (const Failure& failure) {
    lines.fail("unreadable", failure.what());
  } catch (...) {
    ::close(pipe);
    throw;
  }
  std::string all(static_cast<std::size_t>(::lseek(pipe, 0, SEEK_END)), '\0');
  const bool is_read = ::pread(pipe, all.data(), all.size(), 0) == static_cast<ssize_t>(all.size());
  ::close(pipe);
  if (!is_read) throw FuzzFinding("the lines cannot be read back");
  return all;
}

}  // namespace

ReaderChecks::ReaderChecks(std::string_view format) : format_(format) {
  prepare_html();
  prepare_pdf();
  // PDF files do not say who publishes them.
  const TempDir folder;
  profiles_.load(folder.write_file("profile.toml",
                                   "name = 'Notes'\n[match]\nfiles = ['^nota']\n[constants]\n"
                                   "source = 'Ministry of Samples'\n"));
}

void ReaderChecks::take(const Result<Statement>& statement) {
  if (statement) {
    ++tally_.statements;
    check_statement(*statement, parser_);
  } else {
    ++tally_.faults;
    check_fault(statement.error());
  }
}

void ReaderChecks::read_here(const std::string& file) {
  const auto reader = record_reader(format_, file);
  std::size_t records = 0;
  while (const auto record = reader->next()) {
    require(++records <= reader->bytes_read() + 1, "it gives more records than bytes");
    require(is_utf8(record->id), "a rejected record's id is not UTF-8");
    for (const ReaderRemark& remark : record->remarks) {
      require(is_utf8(remark.message), "a remark is not UTF-8");
    }
    take(record->statement);
  }
  if (format_ == "markdown") require(records == 1, "it is not one record");
}

void ReaderChecks::read_as_worker(const std::string& file) {
  const std::string lines = worker_lines(format_, file, profiles_);
  if (const std::string again = worker_lines(format_, file, profiles_); again != lines) {
    throw FuzzFinding("it is read in two ways:\n" + lines + "and\n" + again);
  }
  require(is_utf8(lines), "the worker's lines are not UTF-8");
  std::istringstream stream(lines);
  simdjson::dom::parser headers;
  for (std::string line; std::getline(stream, line);) {
    simdjson::dom::element header;
    require(headers.parse(line).get(header) == simdjson::SUCCESS, "a line is no JSON");
    const auto part = [&](const char* key) {
      std::string_view text;
      require(header[key].get(text) == simdjson::SUCCESS, "a line lacks a part");
      return std::string(text);
    };
    const std::string what = part("what");
    if (what == "fault" || what == "failure") {
      take(Error{part("code"), part("message")});
      tally_.unreadable += what == "failure" ? 1 : 0;
    } else if (what == "record") {
      require(!!std::getline(stream, line), "a record is announced, and does not come");
      take(parser_.parse(line));
    }
  }
  if (format_ == "html" && is_utf8(file)) check_page_text(html_text(file));
}

std::string ReaderChecks::wrong_with(const std::string& file) {
  try {
    if (extract_reader(format_) == nullptr) {
      read_here(file);
    } else {
      read_as_worker(file);
    }
    return "";
  } catch (const Failure& failure) {
    ++tally_.unreadable;
    const std::string_view why = failure.what();
    return !why.empty() && is_utf8(why) ? "" : "its Failure is unreadable";
  } catch (const FuzzFinding& finding) {
    return finding.what();
  } catch (const std::exception& error) {
    return fmt::format("it throws {}", error.what());
  }
}

}  // namespace cotejo
