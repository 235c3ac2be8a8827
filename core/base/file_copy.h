// SPDX-License-Identifier: GPL-3.0-or-later
// Copies of files that do not change: sharing what the file system lets them share.
#pragma once

#include <filesystem>

namespace cotejo {

enum class CopyMode {
  kShare,  ///< by reference where the file system can (btrfs, XFS), else by a second name for it
  kClone,  ///< by reference, else byte by byte: the copy may be changed
  kBytes,  ///< byte by byte: nothing that befalls the disk's blocks befalls both
};

/// A file that is held open for copying: it can be copied though its name goes meanwhile.
class CopySource {
 public:
  /// Throws std::system_error, with the reason as its code.
  explicit CopySource(std::filesystem::path path);
  ~CopySource();
  CopySource(CopySource&& other) noexcept;
  CopySource& operator=(CopySource&&) = delete;

  const std::filesystem::path& path() const { return path_; }
  /// Writes over what `to` has, but does not force it to the disk. Throws Failure.
  void copy_to(const std::filesystem::path& to, CopyMode mode) const;

 private:
  std::filesystem::path path_;
  int fd_ = -1;
};

}  // namespace cotejo
