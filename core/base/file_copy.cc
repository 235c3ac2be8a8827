// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file_copy.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "core/base/result.h"

namespace cotejo {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kPiece = 1024 * 1024;

bool write_all(int fd, const char* bytes, std::size_t size) {
  while (size > 0) {
    const ssize_t done = ::write(fd, bytes, size);
    if (done < 0 && errno == EINTR) continue;
    if (done < 0) return false;
    bytes += done;
    size -= static_cast<std::size_t>(done);
  }
  return true;
}

// Not by std::filesystem, whose last resort takes a disk's error for the end of the file.
bool copy_bytes(int from, int to) {
  std::vector<char> piece(kPiece);
  off_t at = 0;
  while (true) {
    const ssize_t length = ::pread(from, piece.data(), piece.size(), at);
    if (length < 0 && errno == EINTR) continue;
    if (length <= 0) return length == 0;
    if (!write_all(to, piece.data(), static_cast<std::size_t>(length))) return false;
    at += length;
  }
}

// A second name for `from` in the place of the file `to`, which stays if there can be none.
bool put_name(const fs::path& from, const fs::path& to) {
  const std::string beside = to.string() + ".link";
  if (::link(from.c_str(), beside.c_str()) != 0) return false;
  if (::rename(beside.c_str(), to.c_str()) == 0) return true;
  ::unlink(beside.c_str());
  return false;
}

}  // namespace

CopySource::CopySource(fs::path path)
    : path_(std::move(path)), fd_(::open(path_.c_str(), O_RDONLY | O_CLOEXEC)) {
  if (fd_ < 0) {
    throw std::system_error(errno, std::generic_category(),
                            fmt::format("cannot read '{}'", path_.string()));
  }
}

CopySource::~CopySource() {
  if (fd_ >= 0) ::close(fd_);
}

CopySource::CopySource(CopySource&& other) noexcept
    : path_(std::move(other.path_)), fd_(std::exchange(other.fd_, -1)) {}

void CopySource::copy_to(const fs::path& to, CopyMode mode) const {
  ::unlink(to.c_str());  // it may be a second name of another file
  const int target = ::open(to.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  bool done = target >= 0 && mode != CopyMode::kBytes && ::ioctl(target, FICLONE, fd_) == 0;
  if (target >= 0 && !done && mode == CopyMode::kShare && put_name(path_, to)) {
    ::close(target);
    return;
  }
  done = target >= 0 && (done || copy_bytes(fd_, target));
  int reason = errno;
  if (target >= 0 && ::close(target) != 0 && done) {
    done = false;
    reason = errno;
  }
  if (!done) {
    throw Failure(fmt::format("cannot copy '{}' to '{}': {}", path_.string(), to.string(),
                              std::strerror(reason)));
  }
}

}  // namespace cotejo
