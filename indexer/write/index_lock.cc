// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/write/index_lock.h"

#include <fmt/format.h>

#include "core/base/durable_file.h"
#include "core/base/result.h"

namespace cotejo {
namespace {

std::filesystem::path lock_file(const std::filesystem::path& index) {
  make_folder(index);
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
