// SPDX-License-Identifier: GPL-3.0-or-later
// A target of mutations whose checks throw what they find.
#pragma once

#include <string>

#include "tests/fuzz/finding.h"
#include "tests/fuzz/mutated_target.h"

namespace cotejo {

class CheckedTarget : public MutatedTarget {
 public:
  using MutatedTarget::MutatedTarget;
  std::string wrong_with(const std::string& input) override;

 private:
  /// Throws FuzzFinding, or a Failure as the program may: that must be readable.
  virtual void check(const std::string& input) = 0;
};

}  // namespace cotejo
