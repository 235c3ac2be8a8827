// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/ingest/stop_signals.h"

#include <fmt/format.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>

#include "core/base/result.h"

namespace cotejo {
namespace {

sigset_t stop_set() {
  sigset_t set;
  ::sigemptyset(&set);
  ::sigaddset(&set, SIGTERM);
  ::sigaddset(&set, SIGINT);
  return set;
}

}  // namespace

StopSignals::StopSignals() {
  const sigset_t set = stop_set();
  ::sigprocmask(SIG_BLOCK, &set, nullptr);
  fd_ = ::signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
  if (fd_ < 0) throw Failure(fmt::format("cannot wait for signals: {}", std::strerror(errno)));
}

StopSignals::~StopSignals() {
  ::close(fd_);
  const sigset_t set = stop_set();
  ::sigprocmask(SIG_UNBLOCK, &set, nullptr);
}

bool StopSignals::has_come() {
  struct signalfd_siginfo info {};
  while (::read(fd_, &info, sizeof info) == static_cast<ssize_t>(sizeof info)) has_come_ = true;
  return has_come_;
}

}  // namespace cotejo
