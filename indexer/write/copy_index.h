// SPDX-License-Identifier: GPL-3.0-or-later
// A published revision of an index, copied into another index folder: backup and restore.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>

#include "core/base/file_copy.h"

namespace cotejo {

class IndexLock;

struct IndexCopy {
  std::filesystem::path from;
  std::filesystem::path to;  ///< made if need be; an index there is replaced
  CopyMode mode = CopyMode::kShare;
  /// Read what `to` has already before it is kept: else its checksums alone are compared.
  bool check_kept = false;
  /// The lock of `to`, if the caller has it already.
  const IndexLock* held = nullptr;
  /// Replace an index of another origin, or one that is damaged.
  bool replace = false;
};

struct CopiedIndex {
  std::string revision;
  std::size_t databases = 0;
  std::size_t copied = 0;   ///< of these; `to` had the others
  std::uint64_t bytes = 0;  ///< of the copied ones
};

/// Copies the revision that `from` has now, whatever a writer does meanwhile, and checks what it
/// reads: what is damaged is not copied. Holds the lock of `to` alone, which has its old revision
/// until it has the new one. Throws Failure.
CopiedIndex copy_index(const IndexCopy& what);

}  // namespace cotejo
