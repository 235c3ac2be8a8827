// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/write/index_lock.h"

#include <fcntl.h>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <string>

#include "core/base/result.h"
#include "core/base/utf8.h"

namespace cotejo {
namespace {

std::string read_holder(int fd) {
  std::array<char, 256> text{};
  const ssize_t length = ::pread(fd, text.data(), text.size(), 0);
  if (length <= 0) return "another process";
  return printable({text.data(), static_cast<std::size_t>(length)});
}

}  // namespace

IndexLock::IndexLock(const std::filesystem::path& index) {
  std::error_code error;
  std::filesystem::create_directories(index, error);
  const std::filesystem::path path = index / "lock";
  fd_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (fd_ < 0) {
    throw Failure(fmt::format("cannot write to the index folder '{}': {}", index.string(),
                              std::strerror(errno)));
  }
  if (::flock(fd_, LOCK_EX | LOCK_NB) != 0) {
    const std::string holder = read_holder(fd_);
    ::close(fd_);
    throw Failure(fmt::format("the index '{}' is being written by {}; try again later",
                              index.string(), holder),
                  ExitCode::kLocked);
  }
  const std::string holder = fmt::format("process {} (since {:%Y-%m-%d %H:%M:%S} UTC)", ::getpid(),
                                         fmt::gmtime(std::time(nullptr)));
  // What it says is for people only; the lock itself is the kernel's.
  if (::ftruncate(fd_, 0) != 0 ||
      ::pwrite(fd_, holder.data(), holder.size(), 0) != static_cast<ssize_t>(holder.size())) {
    const int reason = errno;
    ::close(fd_);
    throw Failure(fmt::format("cannot write '{}': {}", path.string(), std::strerror(reason)));
  }
}

IndexLock::~IndexLock() {
  if (fd_ >= 0) ::close(fd_);
}

}  // namespace cotejo
