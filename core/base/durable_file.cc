// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/durable_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>

#include "core/base/result.h"

namespace cotejo {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& path, std::string_view what) {
  throw Failure(fmt::format("cannot {} '{}': {}", what, path.string(), std::strerror(errno)));
}

}  // namespace

void replace_file(const fs::path& path, std::string_view bytes) {
  const fs::path fresh = path.string() + ".new";
  {
    std::ofstream file(fresh, std::ios::binary | std::ios::trunc);
    file << bytes;
    file.close();
    if (!file) fail(fresh, "write");
  }
  sync_path(fresh);
  if (::rename(fresh.c_str(), path.c_str()) != 0) fail(path, "replace");
  sync_path(path.has_parent_path() ? path.parent_path() : fs::path("."));
}

void sync_path(const fs::path& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) fail(path, "open");
  const int result = ::fsync(fd);
  const int error = errno;
  ::close(fd);
  errno = error;
  if (result != 0 && error != EINVAL) fail(path, "write to disk");
}

void sync_folder_and_files(const fs::path& folder) {
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) sync_path(entry.path());
  sync_path(folder);
}

}  // namespace cotejo
