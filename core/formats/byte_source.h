// SPDX-License-Identifier: GPL-3.0-or-later
// A file or standard input as a stream of bytes; gzip is unpacked on the way.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace cotejo {

class ByteSource {
 public:
  /// "-" is standard input. Error codes: not-found, unreadable.
  static Result<std::unique_ptr<ByteSource>> open(const std::string& path);
  /// Over an open file, which becomes its own. Throws Failure if it cannot be read.
  static std::unique_ptr<ByteSource> over(int fd);
  ~ByteSource();
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;

  /// Appends the next bytes to `out`, at most 1 MiB; false at the end. Throws Failure on an I/O
  /// error, and on gzip that is damaged or ends too early.
  bool read(std::string& out);
  /// The first bytes, unpacked, without taking them: fewer only if there are no more.
  std::string_view peek(std::size_t bytes);
  /// The input as an open file, from its beginning, for another process: itself, still packed; or
  /// where it is a pipe, a copy in memory of what was not read yet, unpacked, of which only
  /// `most_bytes` and one more are taken. Owned by the caller. Throws Failure.
  int take_file(std::uint64_t most_bytes);
  /// Is what is read packed?
  bool is_gzip() const { return gzip_ != nullptr; }
  /// Unpacked bytes given out so far.
  std::uint64_t bytes_read() const { return bytes_read_; }

 private:
  struct Gzip;
  explicit ByteSource(int fd);
  bool read_unpacked(std::string& out);
  bool fill_raw();

  int fd_;
  std::string raw_;  // read from the file, not yet unpacked
  std::size_t raw_at_ = 0;
  bool at_end_ = false;
  std::unique_ptr<Gzip> gzip_;
  std::string peeked_;
  std::uint64_t bytes_read_ = 0;
};

}  // namespace cotejo
