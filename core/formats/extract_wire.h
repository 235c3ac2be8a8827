// SPDX-License-Identifier: GPL-3.0-or-later
// What the indexer and cotejo-extract say to each other: packets over one socket, and for each file
// a pipe of lines. Both are built together and check that they were.
//
// A line is a JSON object with the key "what":
//   record    the line behind it is the record, as a JSON Lines file would have it;
//             "line", "remarks": [{"code", "message"}]
//   fault     there is no record: "line", "code", "message"
//   failure   the file cannot be read on: "code", "message"
//   end       that was all; without it the file was not read to its end
// and "bytes", what was read of the file so far, after unpacking.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace cotejo {

inline constexpr std::uint32_t kExtractVersion = 1;
/// The worker's end of the socket.
inline constexpr int kExtractSocket = 0;
/// Longest line, in bytes: what a line of a JSON Lines file may have.
inline constexpr std::size_t kMaxExtractLine = 64 << 20;

/// From the worker, once: the version, and a text behind it.
struct ExtractHello {
  std::uint32_t version = kExtractVersion;
  std::uint32_t is_failure = 0;   ///< the text says why it does not start
  std::array<char, 4096> text{};  ///< else parts of the sandbox that are missing; ends with NUL
};

/// To the worker, with two descriptors: the file to read, the pipe to write to.
struct ExtractRequest {
  std::array<char, 16> format{};      ///< ends with NUL
  std::array<char, 256> file_name{};  ///< last part of the path; ends with NUL
  std::uint64_t most_bytes = 0;
  std::uint64_t memory_bytes = 0;
  std::uint32_t cpu_seconds = 0;
  std::uint32_t stop = 0;  ///< 1, alone and without descriptors: end what is being read
};

/// From the worker, for each request: how the process that read the file ended.
struct ExtractEnd {
  std::int32_t signal = 0;  ///< 0: it ended by itself
  std::int32_t exit_code = 0;
};

}  // namespace cotejo
