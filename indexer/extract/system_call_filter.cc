// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/system_call_filter.h"

#include <fcntl.h>
#include <linux/seccomp.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>

#include "core/base/result.h"

namespace cotejo {
namespace {

// Memory, time, what is open already, the own end. Nothing here reaches beyond the process, but
// for writing to the one pipe.
constexpr std::array kAllowed{
    SCMP_SYS(read),
    SCMP_SYS(readv),
    SCMP_SYS(pread64),
    SCMP_SYS(write),
    SCMP_SYS(writev),
    SCMP_SYS(close),
    SCMP_SYS(lseek),
    SCMP_SYS(fstat),
    SCMP_SYS(newfstatat),
    SCMP_SYS(stat),
    SCMP_SYS(lstat),
    SCMP_SYS(statx),
    SCMP_SYS(access),
    SCMP_SYS(faccessat),
    SCMP_SYS(faccessat2),
    SCMP_SYS(readlink),
    SCMP_SYS(getdents64),
    SCMP_SYS(getcwd),
    SCMP_SYS(munmap),
    SCMP_SYS(mremap),
    SCMP_SYS(madvise),
    SCMP_SYS(brk),
    SCMP_SYS(futex),
    SCMP_SYS(sched_yield),
    SCMP_SYS(sched_getaffinity),
    SCMP_SYS(clock_gettime),
    SCMP_SYS(gettimeofday),
    SCMP_SYS(time),
    SCMP_SYS(getrandom),
    SCMP_SYS(getpid),
    SCMP_SYS(gettid),
    SCMP_SYS(getuid),
    SCMP_SYS(geteuid),
    SCMP_SYS(getrusage),
    SCMP_SYS(sysinfo),
    SCMP_SYS(uname),
    SCMP_SYS(rt_sigaction),
    SCMP_SYS(rt_sigreturn),
    SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(sigaltstack),
    SCMP_SYS(restart_syscall),
    SCMP_SYS(exit),
    SCMP_SYS(exit_group),
};

// Whoever tries these is no parser any more.
constexpr std::array kDeadly{
    SCMP_SYS(execve),  SCMP_SYS(execveat), SCMP_SYS(fork),           SCMP_SYS(vfork),
    SCMP_SYS(clone),   SCMP_SYS(clone3),   SCMP_SYS(socket),         SCMP_SYS(socketpair),
    SCMP_SYS(connect), SCMP_SYS(bind),     SCMP_SYS(listen),         SCMP_SYS(accept),
    SCMP_SYS(accept4), SCMP_SYS(sendto),   SCMP_SYS(sendmsg),        SCMP_SYS(ptrace),
    SCMP_SYS(mount),   SCMP_SYS(bpf),      SCMP_SYS(io_uring_setup), SCMP_SYS(process_vm_writev),
};

void require(int result) {
  if (result < 0) throw Failure("cannot put the filter of system calls together");
}

// Opening is for reading only; which files, is for Landlock to say.
void allow_opening(scmp_filter_ctx context) {
  constexpr std::uint64_t kWriting = O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND;
  require(seccomp_rule_add(context, SCMP_ACT_ALLOW, SCMP_SYS(openat), 1,
                           SCMP_A2(SCMP_CMP_MASKED_EQ, kWriting, O_RDONLY)));
  require(seccomp_rule_add(context, SCMP_ACT_ALLOW, SCMP_SYS(open), 1,
                           SCMP_A1(SCMP_CMP_MASKED_EQ, kWriting, O_RDONLY)));
}

// Memory is for data: nothing is loaded or made any more that would run.
void allow_data(scmp_filter_ctx context) {
  for (const int call : {SCMP_SYS(mmap), SCMP_SYS(mprotect)}) {
    require(seccomp_rule_add(context, SCMP_ACT_ALLOW, call, 1,
                             SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)));
  }
}

}  // namespace

bool SystemCallFilter::is_offered() {
  const std::uint32_t action = SECCOMP_RET_KILL_PROCESS;
  return ::syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) == 0;
}

SystemCallFilter::SystemCallFilter() : context_(seccomp_init(SCMP_ACT_ERRNO(EPERM))) {
  if (context_ == nullptr) throw Failure("libseccomp cannot start");
  try {
    // The calls of another architecture (the 32-bit ones) end the process.
    require(seccomp_attr_set(context_, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS));
    for (const int call : kAllowed) require(seccomp_rule_add(context_, SCMP_ACT_ALLOW, call, 0));
    for (const int call : kDeadly) {
      require(seccomp_rule_add(context_, SCMP_ACT_KILL_PROCESS, call, 0));
    }
    allow_opening(context_);
    allow_data(context_);
  } catch (const Failure&) {
    seccomp_release(context_);
    throw;
  }
}

SystemCallFilter::~SystemCallFilter() {
  seccomp_release(context_);
}

bool SystemCallFilter::load() const {
  // abort() signals the own thread; no other process is anybody's business here.
  const auto self = static_cast<std::uint64_t>(::getpid());
  int result =
      seccomp_rule_add(context_, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1, SCMP_A0(SCMP_CMP_EQ, self));
  if (result == 0) result = seccomp_load(context_);
  if (result < 0) errno = -result;
  return result == 0;
}

}  // namespace cotejo
