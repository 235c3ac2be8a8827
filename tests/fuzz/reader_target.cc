// SPDX-License-Identifier: GPL-3.0-or-later
// Files of one format at its reader.
#include "tests/fuzz/mutated_target.h"
#include "tests/fuzz/reader_checks.h"
#include "tests/fuzz/reader_seeds.h"
#include "tests/fuzz/seed_files.h"
#include "tests/fuzz/targets.h"

namespace cotejo {
namespace {

class ReaderTarget : public MutatedTarget {
 public:
  ReaderTarget(std::string_view format, ReaderSeeds seeds)
      : MutatedTarget(std::move(seeds.files) + seeds_of(format), std::move(seeds.pieces),
                      Mutation::Packed::kSometimes),
        checks_(format) {}

  std::string wrong_with(const std::string& file) override { return checks_.wrong_with(file); }
  std::uint64_t taken() const override { return checks_.tally().statements; }

 private:
  ReaderChecks checks_;
};

}  // namespace

std::unique_ptr<FuzzTarget> make_reader_target(std::string_view format) {
  return std::make_unique<ReaderTarget>(format, reader_seeds(format));
}

}  // namespace cotejo
