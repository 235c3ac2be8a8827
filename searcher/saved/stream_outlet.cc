// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/saved/stream_outlet.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace cotejo {

void write_all(int descriptor, std::string_view bytes, const std::string& what,
               std::int64_t offset) {
  while (!bytes.empty()) {
    const ssize_t written = offset < 0 ? ::write(descriptor, bytes.data(), bytes.size())
                                       : ::pwrite(descriptor, bytes.data(), bytes.size(), offset);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) throw Failure(fmt::format("cannot write {}: {}", what, std::strerror(errno)));
    bytes.remove_prefix(static_cast<std::size_t>(written));
    if (offset >= 0) offset += written;
  }
}

void refuse_half_appended(const Batch& batch) {
  if (!batch.append) return;
  throw Failure(
      fmt::format("batch {} is on its way to '{}': finish it with --append and that file, or give "
                  "it up with --restart or --from-now",
                  batch.id, batch.append->file),
      ExitCode::kUsage);
}

void StreamOutlet::prepare(Batch& batch) {
  refuse_half_appended(batch);
}

void StreamOutlet::give(const Batch& batch) {
  write_all(descriptor_, heading_, "the output");
  heading_.clear();
  write_all(descriptor_, batch.bytes, "the output");
  // A file is to have it before the account says so; a pipe cannot be asked.
  if (::fsync(descriptor_) != 0 && errno != EINVAL && errno != EROFS && errno != ENOTSUP) {
    throw Failure(fmt::format("cannot write the output to disk: {}", std::strerror(errno)));
  }
}

}  // namespace cotejo
