// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/saved/append_outlet.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "core/base/durable_file.h"
#include "searcher/saved/stream_outlet.h"

namespace cotejo {
namespace {

namespace fs = std::filesystem;

struct stat status_of(int descriptor, const std::string& file) {
  struct stat status {};
  if (::fstat(descriptor, &status) != 0) {
    throw Failure(fmt::format("cannot read '{}': {}", file, std::strerror(errno)));
  }
  return status;
}

}  // namespace

AppendOutlet::AppendOutlet(const std::string& file, std::string heading, bool wait)
    : file_(fs::absolute(file).string()), heading_(std::move(heading)) {
  descriptor_ = ::open(file_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0666);
  if (descriptor_ < 0) {
    throw Failure(fmt::format("cannot append to '{}': {}", file_, std::strerror(errno)));
  }
  const auto fail = [&](const std::string& why, ExitCode code) {
    ::close(descriptor_);
    throw Failure(why, code);
  };
  if (!S_ISREG(status_of(descriptor_, file_).st_mode)) {
    fail(fmt::format("cannot append to '{}': it is no regular file", file_), ExitCode::kUsage);
  }
  int locked = ::flock(descriptor_, LOCK_EX | (wait ? 0 : LOCK_NB));
  while (locked != 0 && errno == EINTR) locked = ::flock(descriptor_, LOCK_EX);
  if (locked != 0) {
    fail(fmt::format("another process is appending to '{}'; try again, or --wait", file_),
         ExitCode::kLocked);
  }
  sync_path(fs::path(file_).parent_path());
}

AppendOutlet::~AppendOutlet() {
  ::close(descriptor_);
}

AppendMark AppendOutlet::mark_now() const {
  const struct stat status = status_of(descriptor_, file_);
  return {file_, status.st_dev, status.st_ino, static_cast<std::uint64_t>(status.st_size)};
}

bool AppendOutlet::is_target_of(const AppendMark& mark) const {
  const AppendMark now = mark_now();
  return mark.file == file_ || (mark.device == now.device && mark.inode == now.inode);
}

void AppendOutlet::prepare(Batch& batch) {
  finished_elsewhere_ = false;
  if (batch.append && !is_target_of(*batch.append)) refuse_half_appended(batch);
  const AppendMark now = mark_now();
  if (!batch.append) {
    batch.append = now;
    return;
  }
  const bool same = batch.append->device == now.device && batch.append->inode == now.inode;
  if (same && now.length >= batch.append->length) return;
  if (!same && finish_in_moved_file(batch)) {
    finished_elsewhere_ = true;
    return;
  }
  warnings_.push_back(
      fmt::format("'{}' was {} while batch {} was being written; a part of it may stand in the old "
                  "file too",
                  file_, same ? "cut" : "moved away", batch.id));
  batch.append = now;
}

// A file that was renamed, as logs are, has what was half written: it is finished there.
bool AppendOutlet::finish_in_moved_file(const Batch& batch) {
  std::error_code error;
  for (const fs::directory_entry& entry :
       fs::directory_iterator(fs::path(file_).parent_path(), error)) {
    struct stat status {};
    if (::lstat(entry.path().c_str(), &status) != 0 || !S_ISREG(status.st_mode) ||
        status.st_ino != batch.append->inode || status.st_dev != batch.append->device ||
        static_cast<std::uint64_t>(status.st_size) < batch.append->length) {
      continue;
    }
    const int moved = ::open(entry.path().c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW);
    if (moved < 0) return false;
    try {
      write(moved, batch, batch.append->length);
    } catch (const Failure&) {
      ::close(moved);
      throw;
    }
    ::close(moved);
    return true;
  }
  return false;
}

void AppendOutlet::write(int descriptor, const Batch& batch, std::uint64_t length) {
  const std::string what = "'" + file_ + "'";
  const auto start = static_cast<off_t>(length);
  if (::ftruncate(descriptor, start) != 0) {
    throw Failure(fmt::format("cannot cut {}: {}", what, std::strerror(errno)));
  }
  try {
    const std::string bytes = (length == 0 ? heading_ : std::string()) + batch.bytes;
    write_all(descriptor, bytes, what, start);
    if (::fsync(descriptor) != 0) {
      throw Failure(fmt::format("cannot write {} to disk: {}", what, std::strerror(errno)));
    }
  } catch (const Failure&) {
    // Nothing may stand behind a part of a batch.
    broken_ = ::ftruncate(descriptor, start) != 0;
    throw;
  }
}

void AppendOutlet::give(const Batch& batch) {
  if (finished_elsewhere_) return;
  if (broken_) throw Failure(fmt::format("'{}' ends in a part of a batch", file_));
  write(descriptor_, batch, batch.append->length);
}

}  // namespace cotejo
