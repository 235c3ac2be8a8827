// SPDX-License-Identifier: GPL-3.0-or-later
// A file of blocks that are written in their order, many at once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace cotejo {

class BlockFile {
 public:
  explicit BlockFile(std::filesystem::path path) : path_(std::move(path)) {}
  ~BlockFile();
  BlockFile(const BlockFile&) = delete;
  BlockFile& operator=(const BlockFile&) = delete;

  /// Returns the block's number: 0, 1, … The file is made with the first. Throws Failure.
  std::uint32_t append(std::string_view block);
  std::uint32_t blocks() const { return blocks_; }
  /// Writes what is pending. Throws Failure.
  void close();

 private:
  void write_pending();

  std::filesystem::path path_;
  int file_ = -1;
  std::string pending_;
  std::uint32_t blocks_ = 0;
};

}  // namespace cotejo
