// SPDX-License-Identifier: GPL-3.0-or-later
// Which format is read by which reader: a new format is one more row here, and its file.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "core/formats/extract_worker.h"
#include "core/formats/readers.h"
#include "core/formats/table_profile.h"

namespace cotejo {
namespace {

using MakeReader = std::unique_ptr<RecordReader> (*)(std::unique_ptr<ByteSource>,
                                                     const ReaderOptions&);

struct FormatRow {
  std::string_view name;
  std::array<std::string_view, 3> endings;
  std::array<std::string_view, 3>
      first_bytes;  ///< tell it where the name does not; in small letters
  MakeReader make;  ///< nullptr: cotejo-extract reads it
};

constexpr std::string_view kAuto = "auto";
constexpr std::string_view kGzip = ".gz";
constexpr std::array<FormatRow, 7> kFormats{{
    {"markdown", {".md", ".markdown"}, {"---"}, make_markdown_reader},
    {"jsonl", {".jsonl", ".ndjson"}, {"{"}, make_jsonl_reader},
    {"csv", {".csv", ".tsv"}, {}, make_csv_reader},
    {"html", {".html", ".htm", ".xhtml"}, {"<!doctype html", "<html"}, nullptr},
    {"pdf", {".pdf"}, {"%pdf-"}, nullptr},
    {"warc", {".warc"}, {"warc/1."}, nullptr},
    {"feed", {".rss", ".atom"}, {"<rss", "<feed", "<rdf:rdf"}, nullptr},
}};

const FormatRow* format_by_ending(std::string_view path) {
  if (path.ends_with(kGzip)) path.remove_suffix(kGzip.size());
  for (const FormatRow& row : kFormats) {
    for (std::string_view ending : row.endings) {
      if (!ending.empty() && path.ends_with(ending)) return &row;
    }
  }
  return nullptr;
}

void skip_spaces(std::string_view& bytes) {
  bytes.remove_prefix(std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size()));
}

// True if the whole file, of which these are the first `most` bytes, has nothing to be read.
bool is_blank(std::string_view bytes, std::size_t most) {
  if (bytes.size() >= most) return false;
  if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  skip_spaces(bytes);
  return bytes.empty();
}

// How the instruction or comment of XML ends that stands here; empty: there is none.
std::string_view prolog_end(std::string_view bytes) {
  if (bytes.starts_with("<?")) return "?>";
  return bytes.starts_with("<!--") ? "-->" : "";
}

const FormatRow* format_by_bytes(std::string_view bytes) {
  if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  skip_spaces(bytes);
  // What XML may have before its first element.
  for (std::string_view end = prolog_end(bytes); !end.empty(); end = prolog_end(bytes)) {
    bytes.remove_prefix(std::min(bytes.find(end), bytes.size() - end.size()) + end.size());
    skip_spaces(bytes);
  }
  constexpr std::size_t kEnough = 16;
  std::string begin(bytes.substr(0, kEnough));
  for (char& c : begin) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  for (const FormatRow& row : kFormats) {
    for (std::string_view first : row.first_bytes) {
      if (!first.empty() && begin.starts_with(first)) return &row;
    }
  }
  return nullptr;
}

// A reader together with the process that it alone uses.
class LoneReader : public RecordReader {
 public:
  LoneReader(std::unique_ptr<ExtractWorker> worker, std::unique_ptr<RecordReader> reader)
      : worker_(std::move(worker)), reader_(std::move(reader)) {}
  std::optional<Record> next() override { return reader_->next(); }
  std::uint64_t bytes_read() const override { return reader_->bytes_read(); }

 private:
  std::unique_ptr<ExtractWorker> worker_;  // outlives the reader
  std::unique_ptr<RecordReader> reader_;
};

Result<std::unique_ptr<RecordReader>> open_in_worker(const FormatRow& row, const std::string& path,
                                                     ByteSource& source,
                                                     const ReaderOptions& options) {
  const std::string_view name =
      path == "-" ? std::string_view() : std::string_view(path).substr(path.rfind('/') + 1);
  if (options.worker != nullptr) return options.worker->read(row.name, name, source);
  auto worker = std::make_unique<ExtractWorker>(without_table_profiles(options.profiles));
  auto reader = worker->read(row.name, name, source);
  if (!reader) return reader;
  return std::unique_ptr<RecordReader>(
      std::make_unique<LoneReader>(std::move(worker), std::move(*reader)));
}

}  // namespace

bool is_format(std::string_view name) {
  return name == kAuto || std::any_of(kFormats.begin(), kFormats.end(),
                                      [&](const FormatRow& row) { return row.name == name; });
}

std::string format_names() {
  std::string names(kAuto);
  for (const FormatRow& row : kFormats) names += fmt::format(", {}", row.name);
  return names;
}

bool is_statement_file(std::string_view path) {
  return format_by_ending(path) != nullptr;
}

Result<std::unique_ptr<RecordReader>> open_reader(const std::string& path,
                                                  const ReaderOptions& options) {
  auto source = ByteSource::open(path);
  if (!source) return source.error();
  const FormatRow* chosen = nullptr;
  for (const FormatRow& row : kFormats) {
    if (row.name == options.format) chosen = &row;
  }
  if (chosen == nullptr) chosen = format_by_ending(path);
  // Readers too look at the first bytes as they are made.
  try {
    constexpr std::size_t kEnough = 4096;
    // Few: behind what is good there may be what cannot be unpacked.
    constexpr std::size_t kFew = 16;
    if (is_blank((*source)->peek(kFew), kFew)) {
      return Error{std::string(kEmptyFile), "the file is empty"};
    }
    if (path.ends_with(kGzip) && !(*source)->is_gzip()) {
      return Error{"not-gzip",
                   "it is not gzip, though its name ends in .gz: if it is not packed, take the .gz "
                   "off its name; else fetch it again"};
    }
    if (chosen == nullptr) chosen = format_by_bytes((*source)->peek(kEnough));
    if (chosen != nullptr && chosen->make != nullptr)
      return chosen->make(std::move(*source), options);
    if (chosen != nullptr) return open_in_worker(*chosen, path, **source, options);
  } catch (const Failure& failure) {
    // A profile that is wrong ends the run: it is no fault of this file.
    if (failure.code() == ExitCode::kUsage) throw;
    return Error{"unreadable", failure.what()};
  }
  return Error{"unknown-format",
               fmt::format("cannot tell its format; give --format, one of {}", format_names())};
}

}  // namespace cotejo
