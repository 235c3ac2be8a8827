// SPDX-License-Identifier: GPL-3.0-or-later
// One writer at a time: a lock on a file in the index folder, freed by the kernel if we die.
#pragma once

#include <filesystem>

namespace cotejo {

/// Held while the object lives. Move-free on purpose.
class IndexLock {
 public:
  /// Throws Failure with ExitCode::kLocked if another process holds it: the message says which,
  /// and since when. Makes the folder if need be.
  explicit IndexLock(const std::filesystem::path& index);
  ~IndexLock();
  IndexLock(const IndexLock&) = delete;
  IndexLock& operator=(const IndexLock&) = delete;

 private:
  int fd_ = -1;
};

}  // namespace cotejo
