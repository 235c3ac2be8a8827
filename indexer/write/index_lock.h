// SPDX-License-Identifier: GPL-3.0-or-later
// One writer at a time: a lock on a file in the index folder.
#pragma once

#include <filesystem>

#include "core/program/file_lock.h"

namespace cotejo {

/// Held while the object lives.
class IndexLock {
 public:
  /// Throws Failure with ExitCode::kLocked if another process holds it: the message says which,
  /// and since when. Makes the folder if need be.
  explicit IndexLock(const std::filesystem::path& index);

 private:
  FileLock lock_;
};

}  // namespace cotejo
