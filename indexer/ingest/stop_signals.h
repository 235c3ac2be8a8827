// SPDX-License-Identifier: GPL-3.0-or-later
// SIGTERM and SIGINT as something to look at, instead of something that strikes.
#pragma once

namespace cotejo {

/// While it lives, both signals wait until somebody looks. Made before any thread, or they would be
/// struck.
class StopSignals {
 public:
  /// Throws Failure.
  StopSignals();
  ~StopSignals();
  StopSignals(const StopSignals&) = delete;
  StopSignals& operator=(const StopSignals&) = delete;

  /// Readable when one came.
  int descriptor() const { return fd_; }
  /// Has one come, now or before?
  bool has_come();

 private:
  int fd_;
  bool has_come_ = false;
};

}  // namespace cotejo
