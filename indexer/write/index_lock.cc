// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/write/index_lock.h"

#include <fmt/format.h>

#include "core/base/result.h"

namespace cotejo {
namespace {

// A folder that cannot be made is told of by the lock, whose file cannot be either.
std::filesystem::path lock_file(const std::filesystem::path& index) {
  std::error_code ignored;
  std::filesystem::create_directories(index, ignored);
  return index / "lock";
}

}  // namespace

IndexLock::IndexLock(const std::filesystem::path& index) : lock_(lock_file(index)) {
  if (lock_.is_held()) return;
  throw Failure(fmt::format("the index '{}' is being written by {}; try again later",
                            index.string(), lock_.holder()),
                ExitCode::kLocked);
}

}  // namespace cotejo
