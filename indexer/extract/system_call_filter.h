// SPDX-License-Identifier: GPL-3.0-or-later
// seccomp: the system calls that a parser needs, and no others.
#pragma once

namespace cotejo {

class SystemCallFilter {
 public:
  /// Does the kernel filter, and kill by a filter?
  static bool is_offered();

  /// Throws Failure if libseccomp cannot put it together.
  SystemCallFilter();
  ~SystemCallFilter();
  SystemCallFilter(const SystemCallFilter&) = delete;
  SystemCallFilter& operator=(const SystemCallFilter&) = delete;

  /// For this process, for good. What is in no list fails with EPERM; programs, processes, sockets
  /// and tracing end the process with SIGSYS. Needs no_new_privs. False, with errno, if it failed.
  bool load() const;

 private:
  void* context_;  // of libseccomp, whose type for it is void*
};

}  // namespace cotejo
