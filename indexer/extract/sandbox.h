// SPDX-License-Identifier: GPL-3.0-or-later
// What a process may still do that parses a file from anywhere: think, allocate a little, read what
// is open, write to one pipe. docs/decisions/0011-extraction-worker.md says why each part is there.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace cotejo {

/// What one file may cost.
struct SandboxLimits {
  std::uint64_t memory_bytes = 0;  ///< of address space; 0: no limit
  std::uint32_t cpu_seconds = 0;   ///< the process is killed after these; 0: no limit
};

/// Made once, entered by each child of its process.
class Sandbox {
 public:
  /// `readable`: folders below which files may still be opened for reading, those that exist.
  explicit Sandbox(std::vector<std::string> readable);
  ~Sandbox();
  Sandbox(const Sandbox&) = delete;
  Sandbox& operator=(const Sandbox&) = delete;

  /// Parts that this kernel does not offer ("Landlock", "seccomp"): entered without them.
  const std::vector<std::string>& missing() const { return missing_; }

  /// Gives up, for good: new files but for the readable folders, writing to files, programs,
  /// processes, sockets, and all system calls that a parser has no use for. Signals kill the
  /// process at the limits. Throws Failure if a part that there is cannot be entered.
  void enter(const SandboxLimits& limits) const;

 private:
  struct Filter;

  std::vector<std::string> readable_;
  std::vector<std::string> missing_;
  std::unique_ptr<Filter> filter_;
  int landlock_abi_ = 0;
};

}  // namespace cotejo
