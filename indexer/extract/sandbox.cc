// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/sandbox.h"

#include <fmt/format.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include <cerrno>
#include <csignal>
#include <cstring>

#include "core/base/result.h"
#include "indexer/extract/landlock.h"
#include "indexer/extract/system_call_filter.h"

namespace cotejo {
namespace {

[[noreturn]] void fail(const char* what) {
  throw Failure(fmt::format("cannot enter the sandbox: {}: {}", what, std::strerror(errno)));
}

void limit(int resource, rlim_t soft, rlim_t hard) {
  const struct rlimit bounds { soft, hard };
  if (::setrlimit(static_cast<__rlimit_resource_t>(resource), &bounds) != 0) fail("a limit");
}

}  // namespace

struct Sandbox::Filter {
  SystemCallFilter calls;
};

Sandbox::Sandbox(std::vector<std::string> readable)
    : readable_(std::move(readable)), landlock_abi_(landlock_abi()) {
  if (landlock_abi_ == 0) missing_.push_back("Landlock");
  if (SystemCallFilter::is_offered()) {
    filter_ = std::make_unique<Filter>();
  } else {
    missing_.push_back("seccomp");
  }
}

Sandbox::~Sandbox() = default;

void Sandbox::enter(const SandboxLimits& limits) const {
  // An orphan has nobody to write to, and nobody who would end it.
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  limit(RLIMIT_CORE, 0, 0);
  limit(RLIMIT_FSIZE, 0, 0);
  constexpr rlim_t kOpenFiles = 32;
  limit(RLIMIT_NOFILE, kOpenFiles, kOpenFiles);
  if (limits.cpu_seconds != 0) limit(RLIMIT_CPU, limits.cpu_seconds, limits.cpu_seconds + 1);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)  // their shadow is terabytes
  if (limits.memory_bytes != 0) limit(RLIMIT_AS, limits.memory_bytes, limits.memory_bytes);
#endif
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) fail("no_new_privs");
  if (landlock_abi_ != 0 && !restrict_files(landlock_abi_, readable_)) fail("Landlock");
  if (filter_ && !filter_->calls.load()) fail("seccomp");
}

}  // namespace cotejo
