// SPDX-License-Identifier: GPL-3.0-or-later
// cotejo-extract as a running process: found, started, talked to, ended. Internal to core/formats.
#pragma once

#include <sys/types.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/formats/extract_wire.h"

namespace cotejo {

class ExtractProcess {
 public:
  /// Starts $COTEJO_EXTRACT, else cotejo-extract beside this program or in ../libexec/cotejo of it,
  /// and waits until it has read its profiles. Throws Failure (usage) with what is wrong with them.
  /// Error code no-extractor.
  static Result<std::unique_ptr<ExtractProcess>> start(const std::vector<std::string>& profiles);
  /// Ends it, and what it is doing.
  ~ExtractProcess();
  ExtractProcess(const ExtractProcess&) = delete;
  ExtractProcess& operator=(const ExtractProcess&) = delete;

  /// Names of what the sandbox lacks here, with commas between; empty: nothing.
  const std::string& missing() const { return missing_; }

  /// Asks for one file; false if the process is gone. The descriptors stay the caller's.
  bool request(const ExtractRequest& request, int input, int output);
  /// Asks to end what is being read.
  void stop();
  /// How the reading of the last file ended; nothing if the process is gone, or silent.
  std::optional<ExtractEnd> wait_end();

 private:
  ExtractProcess(pid_t pid, int socket) : pid_(pid), socket_(socket) {}

  pid_t pid_;
  int socket_;
  std::string missing_;
};

}  // namespace cotejo
