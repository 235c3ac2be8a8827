// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/durable_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <set>

#include "core/base/result.h"

namespace cotejo {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& path, std::string_view what) {
  throw Failure(fmt::format("cannot {} '{}': {}", what, path.string(), std::strerror(errno)));
}

fs::path folder_of(const fs::path& path) {
  return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

void sync_by(int (*sync)(int), const fs::path& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) fail(path, "open");
  const int result = sync(fd);
  const int error = errno;
  ::close(fd);
  errno = error;
  if (result != 0 && error != EINVAL) fail(path, "write to disk");
}

fs::path write_beside(const fs::path& path, std::string_view bytes) {
  fs::path fresh = path.string() + ".new";
  write_file(fresh, bytes);
  return fresh;
}

void put_in_place(const fs::path& fresh, const fs::path& path) {
  if (::rename(fresh.c_str(), path.c_str()) != 0) fail(path, "replace");
}

}  // namespace

void write_file(const fs::path& path, std::string_view bytes) {
  const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (fd < 0) fail(path, "write");
  while (!bytes.empty()) {
    const ssize_t done = ::write(fd, bytes.data(), bytes.size());
    if (done < 0 && errno == EINTR) continue;
    if (done < 0) {
      const int error = errno;
      ::close(fd);
      errno = error;
      fail(path, "write");
    }
    bytes.remove_prefix(static_cast<std::size_t>(done));
  }
  // Network file systems tell of a full disk only here.
  if (::close(fd) != 0) fail(path, "write");
}

void make_folder(const fs::path& folder) {
  std::error_code ignored;
  if (folder.empty() || fs::is_directory(folder, ignored)) return;
  make_folder(folder.parent_path());
  if (::mkdir(folder.c_str(), 0777) != 0 && errno != EEXIST) fail(folder, "make the folder");
  sync_path(folder_of(folder));
}

void replace_file(const fs::path& path, std::string_view bytes) {
  const fs::path fresh = write_beside(path, bytes);
  sync_path(fresh);
  put_in_place(fresh, path);
  sync_path(folder_of(path));
}

// Each file of its own waits for the journal; the whole file system is forced to the disk in one
// go.
void replace_files(const std::vector<Replacement>& files) {
  if (files.empty()) return;
  if (files.size() == 1) return replace_file(files.front().path, files.front().bytes);
  std::vector<fs::path> fresh;
  for (const Replacement& file : files) fresh.push_back(write_beside(file.path, file.bytes));
  std::set<fs::path> folders;
  for (const Replacement& file : files) folders.insert(folder_of(file.path));
  // Folders of one file system, nearly always; once more costs next to nothing then.
  for (const fs::path& folder : folders) sync_by(::syncfs, folder);
  for (std::size_t i = 0; i < files.size(); ++i) put_in_place(fresh[i], files[i].path);
  for (const fs::path& folder : folders) sync_path(folder);
}

void sync_path(const fs::path& path) {
  sync_by(::fsync, path);
}

void sync_folder_and_files(const fs::path& folder) {
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) sync_path(entry.path());
  sync_path(folder);
}

}  // namespace cotejo
