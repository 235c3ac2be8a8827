// SPDX-License-Identifier: GPL-3.0-or-later
// By raw system calls: glibc has no functions for them, and the headers of Debian 12 know version 2
// only. Bits and layout are those of linux/landlock.h, which never change.
#include "indexer/extract/landlock.h"

#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>

namespace cotejo {
namespace {

struct RulesetAttributes {
  std::uint64_t files;    // version 1
  std::uint64_t network;  // version 4
  std::uint64_t scopes;   // version 6
};

struct [[gnu::packed]] PathRule {
  std::uint64_t allowed;
  std::int32_t folder;
};

constexpr unsigned kAskVersion = 1;
constexpr int kPathBeneath = 1;
constexpr std::uint64_t kReadFile = 1 << 2;
constexpr std::uint64_t kReadFolder = 1 << 3;

std::uint64_t file_rights(int abi) {
  std::uint64_t rights = (1 << 13) - 1;  // all of version 1
  if (abi >= 2) rights |= 1 << 13;       // linking and moving between folders
  if (abi >= 3) rights |= 1 << 14;       // truncating
  if (abi >= 5) rights |= 1 << 15;       // ioctl of devices
  return rights;
}

std::size_t attributes_size(int abi) {
  if (abi >= 6) return sizeof(RulesetAttributes);
  return abi >= 4 ? offsetof(RulesetAttributes, scopes) : offsetof(RulesetAttributes, network);
}

bool allow_reading(int ruleset, const std::string& folder) {
  const int fd = ::open(folder.c_str(), O_PATH | O_CLOEXEC | O_DIRECTORY);
  if (fd < 0) return true;
  const PathRule rule{kReadFile | kReadFolder, fd};
  const long result = ::syscall(SYS_landlock_add_rule, ruleset, kPathBeneath, &rule, 0);
  ::close(fd);
  return result == 0;
}

}  // namespace

int landlock_abi() {
  const long version = ::syscall(SYS_landlock_create_ruleset, nullptr, 0, kAskVersion);
  return version > 0 ? static_cast<int>(version) : 0;
}

bool restrict_files(int abi, const std::vector<std::string>& readable) {
  const RulesetAttributes attributes{file_rights(abi), 3, 3};  // bind and connect; both scopes
  const long made = ::syscall(SYS_landlock_create_ruleset, &attributes, attributes_size(abi), 0);
  if (made < 0) return false;
  const int ruleset = static_cast<int>(made);
  bool done = true;
  for (const std::string& folder : readable) done = done && allow_reading(ruleset, folder);
  done = done && ::syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
  ::close(ruleset);
  return done;
}

}  // namespace cotejo
