// SPDX-License-Identifier: GPL-3.0-or-later
// Extracted records as the lines that the indexer reads; core/formats/extract_wire.h describes
// them.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "indexer/extract/extracted.h"

namespace cotejo {

class RecordLines {
 public:
  /// Writes to `pipe`; `bytes_read` tells how far the file was read. The process ends, silently,
  /// when nobody reads the pipe any more.
  RecordLines(int pipe, std::function<std::uint64_t()> bytes_read);

  /// One record, or its fault.
  void write(const Extracted& extracted);
  /// The file cannot be read on: the last line.
  void fail(std::string_view code, std::string_view message);
  /// That was all: the last line.
  void end();

 private:
  void send(const std::string& text);

  int pipe_;
  std::function<std::uint64_t()> bytes_read_;
};

}  // namespace cotejo
