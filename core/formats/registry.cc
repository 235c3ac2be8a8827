// SPDX-License-Identifier: GPL-3.0-or-later
// Which format is read by which reader: a new format is one more row here, and its file.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/formats/readers.h"

namespace cotejo {
namespace {

struct FormatRow {
  std::string_view name;
  std::array<std::string_view, 2> endings;
  std::string_view first_bytes;  ///< tells it where the name does not; empty: nothing does
  std::unique_ptr<RecordReader> (*make)(std::unique_ptr<ByteSource>, const ReaderOptions&);
};

constexpr std::string_view kAuto = "auto";
constexpr std::array<FormatRow, 3> kFormats{{
    {"markdown", {".md", ".markdown"}, "---", make_markdown_reader},
    {"jsonl", {".jsonl", ".ndjson"}, "{", make_jsonl_reader},
    {"csv", {".csv", ".tsv"}, "", make_csv_reader},
}};

const FormatRow* format_by_ending(std::string_view path) {
  constexpr std::string_view kGzip = ".gz";
  if (path.ends_with(kGzip)) path.remove_suffix(kGzip.size());
  for (const FormatRow& row : kFormats) {
    for (std::string_view ending : row.endings) {
      if (path.ends_with(ending)) return &row;
    }
  }
  return nullptr;
}

const FormatRow* format_by_bytes(std::string_view bytes) {
  if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  bytes.remove_prefix(std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size()));
  for (const FormatRow& row : kFormats) {
    if (!row.first_bytes.empty() && bytes.starts_with(row.first_bytes)) return &row;
  }
  return nullptr;
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
    constexpr std::size_t kEnough = 256;
    if (chosen == nullptr) chosen = format_by_bytes((*source)->peek(kEnough));
    if (chosen != nullptr) return chosen->make(std::move(*source), options);
  } catch (const Failure& failure) {
    if (failure.code() == ExitCode::kUsage) throw;  // of the options, not of the file
    return Error{"unreadable", failure.what()};
  }
  return Error{"unknown-format",
               fmt::format("cannot tell its format; give --format, one of {}", format_names())};
}

}  // namespace cotejo
