// SPDX-License-Identifier: GPL-3.0-or-later
// What the driver throws inputs at: a part of the programs that takes bytes from outside.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace cotejo {

class FuzzTarget {
 public:
  FuzzTarget() = default;
  virtual ~FuzzTarget() = default;
  FuzzTarget(const FuzzTarget&) = delete;
  FuzzTarget& operator=(const FuzzTarget&) = delete;

  /// The input of that number: any bytes, always the same.
  virtual std::string input(std::uint64_t number) = 0;
  /// What to begin with, as it is; not all of it need be right.
  virtual const std::vector<std::string>& seeds() const = 0;
  /// Nothing, or what is wrong with what became of the input.
  virtual std::string wrong_with(const std::string& input) = 0;
  /// Inputs so far, or what was read out of them, that were taken for right: where none is, little
  /// is tried.
  virtual std::uint64_t taken() const = 0;
};

struct FuzzTargetRow {
  std::string_view name;
  std::string_view about;  ///< what is thrown at what
  std::function<std::unique_ptr<FuzzTarget>()> make;
  bool every_seed_is_right = false;
  /// Each input in a process of its own, which may run out of time: for libraries that cannot be
  /// bounded otherwise.
  bool in_process_of_its_own = false;
  std::uint64_t inputs_of_a_test = 500;
};

/// In the order in which they are listed.
const std::vector<FuzzTargetRow>& fuzz_targets();

}  // namespace cotejo
