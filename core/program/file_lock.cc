// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/program/file_lock.h"

#include <fcntl.h>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <ctime>

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

FileLock::FileLock(const std::filesystem::path& path, Patience patience) {
  fd_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (fd_ < 0) {
    throw Failure(fmt::format("cannot write '{}': {}", path.string(), std::strerror(errno)));
  }
  const int how = LOCK_EX | (patience == Patience::kNone ? LOCK_NB : 0);
  int locked = ::flock(fd_, how);
  while (locked != 0 && errno == EINTR) locked = ::flock(fd_, how);
  if (locked != 0) {
    holder_ = read_holder(fd_);
    ::close(fd_);
    fd_ = -1;
    return;
  }
  const std::string holder = fmt::format("process {} (since {:%Y-%m-%d %H:%M:%S} UTC)", ::getpid(),
                                         fmt::gmtime(std::time(nullptr)));
  // What it says is for people only; the lock itself is the kernel's.
  if (::ftruncate(fd_, 0) != 0 || ::pwrite(fd_, holder.data(), holder.size(), 0) < 0) {
    const int reason = errno;
    ::close(fd_);
    throw Failure(fmt::format("cannot write '{}': {}", path.string(), std::strerror(reason)));
  }
}

FileLock::~FileLock() {
  if (fd_ >= 0) ::close(fd_);
}

}  // namespace cotejo
