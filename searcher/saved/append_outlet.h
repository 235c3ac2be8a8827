// SPDX-License-Identifier: GPL-3.0-or-later
// Batches to the end of a file, each exactly once: what a killed run has half written is cut off
// and written again.
//
// There is at most one batch in the file that is not known to be whole, and it stands last: whoever
// appends finishes it first (unfinished_appends), and holds the file's lock meanwhile.
#pragma once

#include <string>
#include <vector>

#include "searcher/saved/outlet.h"

namespace cotejo {

class AppendOutlet : public Outlet {
 public:
  /// Opens the file, or makes it, and locks it for the outlet's life. `heading` begins an empty
  /// file. Throws Failure: it cannot be, it is no regular file, or (kLocked, unless `wait`) another
  /// process appends to it.
  AppendOutlet(const std::string& file, std::string heading, bool wait);
  ~AppendOutlet() override;
  AppendOutlet(const AppendOutlet&) = delete;
  AppendOutlet& operator=(const AppendOutlet&) = delete;

  void prepare(Batch& batch) override;
  void give(const Batch& batch) override;

  /// Is this where the batch is on its way to?
  bool is_target_of(const AppendMark& mark) const;
  /// What was odd, for people: the file was moved away or cut meanwhile.
  const std::vector<std::string>& warnings() const { return warnings_; }

 private:
  AppendMark mark_now() const;
  bool finish_in_moved_file(const Batch& batch);
  void write(int descriptor, const Batch& batch, std::uint64_t length);

  std::string file_;
  std::string heading_;
  int descriptor_ = -1;
  bool broken_ = false;
  bool finished_elsewhere_ = false;
  std::vector<std::string> warnings_;
};

}  // namespace cotejo
