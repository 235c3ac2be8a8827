// SPDX-License-Identifier: GPL-3.0-or-later
// seccomp: the system calls that a parser needs, and no others.
#pragma once

#include <linux/filter.h>

#include <vector>

namespace cotejo {

class SystemCallFilter {
 public:
  /// Does the kernel filter, and kill by a filter?
  static bool is_offered();

  /// Throws Failure if libseccomp cannot put it together.
  SystemCallFilter();

  /// For this process, for good. What is in no list fails with EPERM; programs, processes, sockets
  /// and tracing end the process with SIGSYS. Needs no_new_privs. False, with errno, if it failed.
  bool load() const;

 private:
  std::vector<struct sock_filter> program_;
};

}  // namespace cotejo
