// SPDX-License-Identifier: GPL-3.0-or-later
// A lock on a file, freed by the kernel if we die; whoever is refused learns who holds it.
#pragma once

#include <filesystem>
#include <string>

namespace cotejo {

/// Held while the object lives, if it was got. Move-free on purpose.
class FileLock {
 public:
  enum class Patience { kNone, kWait };

  /// Makes the file if need be, and takes the lock; with kWait, after its holder. Throws Failure if
  /// the file cannot be made or written.
  explicit FileLock(const std::filesystem::path& path, Patience patience = Patience::kNone);
  ~FileLock();
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;

  bool is_held() const { return fd_ >= 0; }
  /// Who held it, if it was not got: "process 12 (since 2026-03-05 12:00:00 UTC)".
  const std::string& holder() const { return holder_; }

 private:
  int fd_ = -1;
  std::string holder_;
};

}  // namespace cotejo
