// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/block_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "core/base/result.h"

namespace cotejo {
namespace {

constexpr std::size_t kMostPending = std::size_t{256} * 1024;

[[noreturn]] void fail(const std::filesystem::path& path) {
  throw Failure(fmt::format("cannot write '{}': {}", path.string(), std::strerror(errno)));
}

}  // namespace

BlockFile::~BlockFile() {
  if (file_ >= 0) ::close(file_);
}

std::uint32_t BlockFile::append(std::string_view block) {
  if (file_ < 0) {
    file_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (file_ < 0) fail(path_);
    pending_.reserve(kMostPending + block.size());
  }
  pending_ += block;
  if (pending_.size() >= kMostPending) write_pending();
  return blocks_++;
}

void BlockFile::write_pending() {
  std::string_view rest = pending_;
  while (!rest.empty()) {
    const ssize_t written = ::write(file_, rest.data(), rest.size());
    if (written < 0) {
      if (errno == EINTR) continue;
      fail(path_);
    }
    rest.remove_prefix(static_cast<std::size_t>(written));
  }
  pending_.clear();
}

void BlockFile::close() {
  if (file_ < 0) return;
  write_pending();
  const int file = std::exchange(file_, -1);
  if (::close(file) != 0) fail(path_);
}

}  // namespace cotejo
