// SPDX-License-Identifier: GPL-3.0-or-later
// A target whose inputs are mutations of its seeds.
#pragma once

#include <utility>

#include "tests/fuzz/mutation.h"
#include "tests/fuzz/target.h"

namespace cotejo {

class MutatedTarget : public FuzzTarget {
 public:
  /// As Mutation takes them.
  MutatedTarget(std::vector<std::string> seeds, std::vector<std::string_view> pieces,
                Mutation::Packed packed = Mutation::Packed::kNever)
      : seeds_(std::move(seeds)), mutation_(seeds_, std::move(pieces), packed) {}

  std::string input(std::uint64_t number) override { return mutation_.file(number); }
  const std::vector<std::string>& seeds() const override { return seeds_; }
  std::uint64_t taken() const override { return taken_; }

 protected:
  std::uint64_t taken_ = 0;

 private:
  std::vector<std::string> seeds_;
  Mutation mutation_;
};

}  // namespace cotejo
