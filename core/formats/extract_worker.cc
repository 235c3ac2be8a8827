// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/extract_worker.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include "core/formats/byte_source.h"
#include "core/formats/extract_process.h"
#include "core/formats/extracted_records.h"

namespace cotejo {
namespace {

template <std::size_t kSize>
void put(std::array<char, kSize>& target, std::string_view text) {
  text = text.substr(0, kSize - 1);
  std::copy(text.begin(), text.end(), target.begin());
}

}  // namespace

std::vector<ExtractLimits> extract_limits() {
  constexpr std::uint64_t kMiB = 1 << 20;
  return {
      // format, file, memory, processor, clock, records
      {"html", 16 * kMiB, 1024 * kMiB, 20, 60, 1},
      {"pdf", 256 * kMiB, 1536 * kMiB, 60, 180, 1},
      // Of any length, as a file; most_bytes is what a pipe may bring.
      {"warc", 1024 * kMiB, 1024 * kMiB, 0, 300, 0},
      {"feed", 64 * kMiB, 1024 * kMiB, 60, 180, 0},
  };
}

ExtractWorker::ExtractWorker(std::vector<std::string> profiles, std::vector<ExtractLimits> limits)
    : profiles_(std::move(profiles)), limits_(std::move(limits)) {}

ExtractWorker::~ExtractWorker() = default;

std::optional<Error> ExtractWorker::start() {
  if (process_ && !is_gone_) return std::nullopt;
  auto process = ExtractProcess::start(profiles_);
  if (!process) return process.error();
  process_ = std::move(*process);
  is_gone_ = false;
  if (!was_started_ && !process_->missing().empty()) {
    once_.push_back({"no-sandbox",
                     fmt::format("this kernel offers no {}: files from anywhere are read with less "
                                 "protection than they should be",
                                 process_->missing())});
  }
  was_started_ = true;
  return std::nullopt;
}

Result<std::unique_ptr<RecordReader>> ExtractWorker::read(std::string_view format,
                                                          std::string_view name,
                                                          ByteSource& source) {
  if (auto error = start()) return *error;
  const auto row = std::find_if(limits_.begin(), limits_.end(), [&](const ExtractLimits& limits) {
    return limits.format == format;
  });
  if (row == limits_.end()) return Error{"unknown-format", "no limits are known for this format"};
  ExtractRequest request;
  put(request.format, format);
  put(request.file_name, name);
  request.most_bytes = row->most_bytes;
  request.memory_bytes = row->memory_bytes;
  request.cpu_seconds = row->cpu_seconds;
  const int input = source.take_file(row->most_bytes);
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) {
    const std::string why = std::strerror(errno);
    ::close(input);
    throw Failure("cannot make a pipe: " + why);
  }
  const bool asked = process_->request(request, input, ends[1]);
  ::close(input);
  ::close(ends[1]);
  if (!asked) {
    ::close(ends[0]);
    is_gone_ = true;
    return Error{"reader-crashed", "the program that reads it, cotejo-extract, has ended"};
  }
  return make_extracted_records(*process_, is_gone_, ends[0], *row, once_);
}

}  // namespace cotejo
