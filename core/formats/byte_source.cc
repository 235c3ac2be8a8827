// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/byte_source.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <cerrno>
#include <cstring>

namespace cotejo {
namespace {

constexpr std::size_t kChunk = 1 << 20;

}  // namespace

struct ByteSource::Gzip {
  z_stream stream{};
  bool in_member = true;

  Gzip() {
    constexpr int kGzipOnly = 16 + MAX_WBITS;
    if (inflateInit2(&stream, kGzipOnly) != Z_OK) throw Failure("zlib cannot start");
  }
  ~Gzip() { inflateEnd(&stream); }
  Gzip(const Gzip&) = delete;
  Gzip& operator=(const Gzip&) = delete;
};

Result<std::unique_ptr<ByteSource>> ByteSource::open(const std::string& path) {
  const int fd = path == "-" ? ::dup(STDIN_FILENO) : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) {
    return Error{errno == ENOENT ? "not-found" : "unreadable",
                 fmt::format("cannot open it: {}", std::strerror(errno))};
  }
  struct stat status {};
  if (::fstat(fd, &status) == 0 && S_ISDIR(status.st_mode)) {
    ::close(fd);
    return Error{"unreadable", "it is a folder"};
  }
  try {
    return std::unique_ptr<ByteSource>(new ByteSource(fd));
  } catch (const Failure& failure) {
    return Error{"unreadable", failure.what()};
  }
}

std::unique_ptr<ByteSource> ByteSource::over(int fd) {
  return std::unique_ptr<ByteSource>(new ByteSource(fd));
}

ByteSource::ByteSource(int fd) : fd_(fd) {
  while (raw_.size() < 2 && fill_raw()) {
  }
  if (raw_.starts_with("\x1F\x8B")) gzip_ = std::make_unique<Gzip>();
}

ByteSource::~ByteSource() {
  ::close(fd_);
}

// Appends what the file has next; false at its end.
bool ByteSource::fill_raw() {
  if (at_end_) return false;
  if (raw_at_ == raw_.size()) {
    raw_.clear();
    raw_at_ = 0;
  }
  const std::size_t before = raw_.size();
  raw_.resize(before + kChunk);
  ssize_t count = 0;
  do {
    count = ::read(fd_, raw_.data() + before, kChunk);
  } while (count < 0 && errno == EINTR);
  raw_.resize(before + (count > 0 ? static_cast<std::size_t>(count) : 0));
  if (count < 0) throw Failure(fmt::format("cannot read on: {}", std::strerror(errno)));
  at_end_ = count == 0;
  return !at_end_;
}

bool ByteSource::read(std::string& out) {
  const std::size_t before = out.size();
  if (!peeked_.empty()) {
    out += peeked_;
    peeked_.clear();
  } else if (gzip_) {
    if (!read_unpacked(out)) return false;
  } else {
    if (raw_at_ == raw_.size() && !fill_raw()) return false;
    out.append(raw_, raw_at_);
    raw_at_ = raw_.size();
  }
  bytes_read_ += out.size() - before;
  return true;
}

bool ByteSource::read_unpacked(std::string& out) {
  const std::size_t before = out.size();
  z_stream& stream = gzip_->stream;
  while (out.size() == before) {
    if (raw_at_ == raw_.size() && !fill_raw()) {
      if (gzip_->in_member) throw Failure("the gzip data end too early: the file is cut");
      return false;
    }
    // A file may be several members, one behind the other.
    if (!gzip_->in_member) {
      inflateReset(&stream);
      gzip_->in_member = true;
    }
    out.resize(before + kChunk);
    stream.next_in = reinterpret_cast<Bytef*>(raw_.data() + raw_at_);
    stream.avail_in = static_cast<uInt>(raw_.size() - raw_at_);
    stream.next_out = reinterpret_cast<Bytef*>(out.data() + before);
    stream.avail_out = static_cast<uInt>(kChunk);
    const int result = inflate(&stream, Z_NO_FLUSH);
    raw_at_ = raw_.size() - stream.avail_in;
    out.resize(before + kChunk - stream.avail_out);
    if (result == Z_STREAM_END) {
      gzip_->in_member = false;
    } else if (result != Z_OK && result != Z_BUF_ERROR) {
      throw Failure(fmt::format("the gzip data are damaged ({})",
                                stream.msg == nullptr ? "no reason given" : stream.msg));
    }
  }
  return true;
}

int ByteSource::take_file(std::uint64_t most_bytes) {
  struct stat status {};
  if (::fstat(fd_, &status) == 0 && S_ISREG(status.st_mode) && ::lseek(fd_, 0, SEEK_SET) == 0) {
    return ::fcntl(fd_, F_DUPFD_CLOEXEC, 0);
  }
  const int copy = ::memfd_create("input", MFD_CLOEXEC);
  std::string chunk;
  std::uint64_t copied = 0;
  bool done = copy >= 0;
  while (done && copied <= most_bytes && read(chunk)) {
    for (std::size_t at = 0; done && at < chunk.size();) {
      const ssize_t count = ::write(copy, chunk.data() + at, chunk.size() - at);
      done = count > 0 || errno == EINTR;
      if (count > 0) at += static_cast<std::size_t>(count);
    }
    copied += chunk.size();
    chunk.clear();
  }
  if (!done || ::lseek(copy, 0, SEEK_SET) != 0) {
    const int error = errno;
    if (copy >= 0) ::close(copy);
    throw Failure(fmt::format("cannot copy the input: {}", std::strerror(error)));
  }
  return copy;
}

std::string_view ByteSource::peek(std::size_t bytes) {
  while (peeked_.size() < bytes) {
    std::string more;
    const std::string held = std::exchange(peeked_, {});
    const std::uint64_t count = bytes_read_;
    const bool any = read(more);
    bytes_read_ = count;
    peeked_ = held + more;
    if (!any) break;
  }
  return std::string_view(peeked_).substr(0, bytes);
}

}  // namespace cotejo
