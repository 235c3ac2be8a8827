// SPDX-License-Identifier: GPL-3.0-or-later
// Preloaded into a program by the fault tests: makes its n-th call of a kind fail, kills it there,
// sets its clock, or records what it does to files. tests/faults/README.md tells the variables.
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <string>

#include "tests/faults/fault_plan.h"

#define REAL(name) (*reinterpret_cast<decltype(&::name)>(dlsym(RTLD_NEXT, #name)))

namespace {

using cotejo::faults::absolute;
using cotejo::faults::Act;
using cotejo::faults::Call;
using cotejo::faults::path_of;

mode_t mode_of(int flags, va_list arguments) {
  return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(arguments, mode_t) : 0;
}

template <typename Open>
int opened(const std::string& path, int flags, Open open) {
  const bool writes = (flags & (O_WRONLY | O_RDWR)) != 0;
  Act act(writes ? Call::kOpen : Call::kRead, path);
  if (act.fails()) return -1;
  struct stat before {};
  const bool was_there = act.records() && ::stat(path.c_str(), &before) == 0;
  const int fd = open();
  if (fd >= 0 && writes && act.records()) {
    if (!was_there) act.record("C", path);
    if (was_there && (flags & O_TRUNC) != 0) act.record("T", path, 0);
  }
  return fd;
}

FILE* opened_stream(const char* path, const char* mode, FILE* (*open)(const char*, const char*)) {
  FILE* stream = nullptr;
  const int flags = std::strchr(mode, 'w') != nullptr   ? O_WRONLY | O_CREAT | O_TRUNC
                    : std::strchr(mode, 'a') != nullptr ? O_WRONLY | O_CREAT
                    : std::strchr(mode, '+') != nullptr ? O_RDWR
                                                        : O_RDONLY;
  opened(absolute(path), flags, [&] {
    stream = open(path, mode);
    return stream == nullptr ? -1 : 0;
  });
  return stream;
}

template <typename Write>
ssize_t written(int fd, const char* bytes, std::size_t size, off_t offset, Write write) {
  const std::string path = path_of(fd);
  Act act(Call::kWrite, path);
  if (act.fails()) return -1;
  if (act.is_short()) size = std::max<std::size_t>(1, size / 2);
  if (offset < 0 && act.records()) {
    const bool appends = (::fcntl(fd, F_GETFL) & O_APPEND) != 0;
    offset = ::lseek(fd, 0, appends ? SEEK_END : SEEK_CUR);
  }
  const ssize_t done = write(size);
  if (done > 0 && act.records()) {
    act.record("W", path, offset, {bytes, static_cast<std::size_t>(done)});
  }
  return done;
}

int synced(int fd, int (*sync)(int)) {
  const std::string path = path_of(fd);
  Act act(Call::kSync, path);
  if (act.fails()) return -1;
  const int result = sync(fd);
  if (result == 0) act.record("S", path);
  return result;
}

template <typename Change>
int changed(Call call, const char* verb, const std::string& path, const std::string& to,
            Change change) {
  Act act(call, to.empty() ? path : to);
  if (act.fails()) return -1;
  const int result = change();
  if (result == 0) act.record(verb, to.empty() ? path : path + "\t" + to);
  return result;
}

std::string at(int folder, const char* path) {
  if (path[0] == '/' || folder == AT_FDCWD) return absolute(path);
  return path_of(folder) + "/" + path;
}

}  // namespace

extern "C" {

int open(const char* path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = mode_of(flags, arguments);
  va_end(arguments);
  return opened(absolute(path), flags, [&] { return REAL(open)(path, flags, mode); });
}
int open64(const char* path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = mode_of(flags, arguments);
  va_end(arguments);
  return opened(absolute(path), flags, [&] { return REAL(open64)(path, flags, mode); });
}
int openat(int folder, const char* path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = mode_of(flags, arguments);
  va_end(arguments);
  return opened(at(folder, path), flags, [&] { return REAL(openat)(folder, path, flags, mode); });
}
int __open_2(const char* path, int flags) {
  return open(path, flags);
}
int __open64_2(const char* path, int flags) {
  return open(path, flags);
}
FILE* fopen(const char* path, const char* mode) {
  return opened_stream(path, mode, REAL(fopen));
}
FILE* fopen64(const char* path, const char* mode) {
  return opened_stream(path, mode, REAL(fopen64));
}

ssize_t write(int fd, const void* bytes, size_t size) {
  return written(fd, static_cast<const char*>(bytes), size, -1,
                 [&](size_t part) { return REAL(write)(fd, bytes, part); });
}
ssize_t pwrite(int fd, const void* bytes, size_t size, off_t offset) {
  return written(fd, static_cast<const char*>(bytes), size, offset,
                 [&](size_t part) { return REAL(pwrite)(fd, bytes, part, offset); });
}
ssize_t pwrite64(int fd, const void* bytes, size_t size, off64_t offset) {
  return pwrite(fd, bytes, size, offset);
}
ssize_t writev(int fd, const iovec* parts, int count) {
  std::string all;
  for (int i = 0; i < count; ++i) {
    all.append(static_cast<const char*>(parts[i].iov_base), parts[i].iov_len);
  }
  return all.empty() ? 0 : write(fd, all.data(), all.size());
}
// Who copies has another way, whose writes we see.
ssize_t sendfile(int to, int from, off_t* offset, size_t count) {
  if (!cotejo::faults::is_watched(path_of(to))) return REAL(sendfile)(to, from, offset, count);
  errno = EINVAL;
  return -1;
}
ssize_t copy_file_range(int, off64_t*, int, off64_t*, size_t, unsigned) {
  errno = EINVAL;
  return -1;
}
int ioctl(int fd, unsigned long request, ...) {
  va_list arguments;
  va_start(arguments, request);
  void* argument = va_arg(arguments, void*);
  va_end(arguments);
  if (request == FICLONE && cotejo::faults::is_watched(path_of(fd))) {
    errno = EOPNOTSUPP;
    return -1;
  }
  return REAL(ioctl)(fd, request, argument);
}
void* mmap(void* address, size_t size, int protection, int flags, int fd, off_t offset) {
  if (fd >= 0 && (flags & MAP_SHARED) != 0 && (protection & PROT_WRITE) != 0 &&
      cotejo::faults::is_watched(path_of(fd))) {
    static const char kText[] = "fault shim: writes by mmap are not seen\n";
    (void)!REAL(write)(STDERR_FILENO, kText, sizeof(kText) - 1);
    std::abort();
  }
  return REAL(mmap)(address, size, protection, flags, fd, offset);
}

ssize_t read(int fd, void* bytes, size_t size) {
  Act act(Call::kRead, path_of(fd));
  return act.fails() ? -1 : REAL(read)(fd, bytes, act.is_short() ? (size + 1) / 2 : size);
}
ssize_t pread(int fd, void* bytes, size_t size, off_t offset) {
  Act act(Call::kRead, path_of(fd));
  return act.fails() ? -1 : REAL(pread)(fd, bytes, act.is_short() ? (size + 1) / 2 : size, offset);
}
ssize_t pread64(int fd, void* bytes, size_t size, off64_t offset) {
  return pread(fd, bytes, size, offset);
}

int fsync(int fd) {
  return synced(fd, REAL(fsync));
}
int fdatasync(int fd) {
  return synced(fd, REAL(fdatasync));
}
int syncfs(int fd) {
  Act act(Call::kSync, path_of(fd));
  if (act.fails()) return -1;
  act.record("Y", "");
  return REAL(syncfs)(fd);
}
int ftruncate(int fd, off_t size) {
  const std::string path = path_of(fd);
  Act act(Call::kWrite, path);
  if (act.fails()) return -1;
  const int result = REAL(ftruncate)(fd, size);
  if (result == 0) act.record("T", path, size);
  return result;
}
int ftruncate64(int fd, off64_t size) {
  return ftruncate(fd, size);
}

int rename(const char* from, const char* to) {
  return changed(Call::kRename, "R", absolute(from), absolute(to),
                 [&] { return REAL(rename)(from, to); });
}
int link(const char* from, const char* to) {
  return changed(Call::kOpen, "L", absolute(from), absolute(to),
                 [&] { return REAL(link)(from, to); });
}
int unlink(const char* path) {
  return changed(Call::kUnlink, "U", absolute(path), "", [&] { return REAL(unlink)(path); });
}
// The C library's own takes files away without a call of unlink() that could be seen here.
int remove(const char* path) {
  return changed(Call::kUnlink, "U", absolute(path), "", [&] { return REAL(remove)(path); });
}
int unlinkat(int folder, const char* path, int flags) {
  return changed(Call::kUnlink, "U", at(folder, path), "",
                 [&] { return REAL(unlinkat)(folder, path, flags); });
}
int rmdir(const char* path) {
  return changed(Call::kUnlink, "U", absolute(path), "", [&] { return REAL(rmdir)(path); });
}
int mkdir(const char* path, mode_t mode) {
  return changed(Call::kMkdir, "M", absolute(path), "", [&] { return REAL(mkdir)(path, mode); });
}

int clock_gettime(clockid_t clock, timespec* now) {
  const int result = REAL(clock_gettime)(clock, now);
  if (clock == CLOCK_REALTIME) now->tv_sec += cotejo::faults::clock_offset();
  return result;
}
time_t time(time_t* now) {
  const time_t moment = REAL(time)(nullptr) + cotejo::faults::clock_offset();
  if (now != nullptr) *now = moment;
  return moment;
}
int gettimeofday(timeval* __restrict now, void* __restrict zone) {
  const int result = REAL(gettimeofday)(now, static_cast<struct timezone*>(zone));
  now->tv_sec += cotejo::faults::clock_offset();
  return result;
}

}  // extern "C"
