// SPDX-License-Identifier: GPL-3.0-or-later
// One input in a process of its own: what ends that, or takes too long, costs one input.
#pragma once

#include <cstdint>
#include <string>

#include "tests/fuzz/target.h"

namespace cotejo {

class OwnProcess {
 public:
  explicit OwnProcess(FuzzTarget& target);
  ~OwnProcess();
  OwnProcess(const OwnProcess&) = delete;
  OwnProcess& operator=(const OwnProcess&) = delete;

  /// As the target has it; what runs out of time or memory is not wrong, and counted.
  std::string wrong_with(const std::string& input);
  std::uint64_t taken() const { return taken_; }
  std::uint64_t late() const { return late_; }

 private:
  struct Answer;
  FuzzTarget& target_;
  Answer* answer_;  // in memory that the two share
  std::uint64_t taken_ = 0;
  std::uint64_t late_ = 0;
};

}  // namespace cotejo
