// SPDX-License-Identifier: GPL-3.0-or-later
// A fuzzer that cannot fail finds nothing: the driver tells of what a target says, dies of or
// refuses.
#include "tests/fuzz/driver.h"

#include <gtest/gtest.h>

#include <csignal>

#include "tests/fuzz/mutation.h"
#include "tests/support/temp_dir.h"

namespace cotejo {
namespace {

// Takes all but "refused", finds "wrong" wrong, and dies of "deadly".
class Sample : public FuzzTarget {
 public:
  explicit Sample(std::vector<std::string> seeds) : seeds_(std::move(seeds)) {}
  std::string input(std::uint64_t number) override { return number == 7 ? "wrong" : "right"; }
  const std::vector<std::string>& seeds() const override { return seeds_; }
  std::uint64_t taken() const override { return taken_; }
  std::string wrong_with(const std::string& input) override {
    if (input == "deadly") std::raise(SIGKILL);
    if (input == "broken") std::raise(SIGABRT);  // no report of a sanitizer
    taken_ += input == "refused" ? 0 : 1;
    return input == "wrong" ? "it is wrong" : "";
  }

 private:
  std::vector<std::string> seeds_;
  std::uint64_t taken_ = 0;
};

int run(std::vector<std::string> seeds, FuzzOptions options, bool every_seed_is_right = false,
        bool in_process_of_its_own = false) {
  FuzzTargetRow row{"sample", "", [seeds] { return std::make_unique<Sample>(seeds); }};
  row.every_seed_is_right = every_seed_is_right;
  row.in_process_of_its_own = in_process_of_its_own;
  return throw_inputs(row, options);
}

TEST(FuzzDriver, StopsAtTheFindingAndKeepsIt) {
  const TempDir folder;
  EXPECT_EQ(run({"right"}, {.inputs = 6, .last = folder.file("last")}), 0);
  EXPECT_EQ(read_file(folder.file("last")), "right");
  EXPECT_EQ(run({"right"}, {.inputs = 9, .last = folder.file("last")}), 1);
  EXPECT_EQ(read_file(folder.file("last")), "wrong");
  EXPECT_EQ(run({"right"}, {.inputs = 1, .seed = 7}), 1);
  EXPECT_EQ(run({"right"}, {.inputs = 9, .seconds = -1}), 0);
}

TEST(FuzzDriver, WantsSeedsThatAreTaken) {
  const FuzzOptions few{.inputs = 1};
  EXPECT_EQ(run({"refused", "right"}, few), 0);
  EXPECT_EQ(run({"refused", "right"}, few, true), 1);
  EXPECT_EQ(run({"refused"}, few), 1);
  EXPECT_EQ(run({"wrong"}, few), 1);
}

TEST(FuzzDriver, TriesFilesAlone) {
  const TempDir folder;
  const std::string right = folder.write_file("a", "right");
  const std::string wrong = folder.write_file("b", "wrong");
  EXPECT_EQ(run({"refused"}, {.files = {right}}), 0);
  EXPECT_EQ(run({"refused"}, {.files = {right, wrong}}), 1);
}

TEST(FuzzDriver, OutlivesAnInputInAProcessOfItsOwn) {
  const FuzzOptions few{.inputs = 6};
  EXPECT_EQ(run({"right"}, few, true, true), 0);
  EXPECT_EQ(run({"wrong"}, few, true, true), 1);
  EXPECT_EQ(run({"right", "deadly"}, few, false, true), 0);  // as one that is out of time
  EXPECT_EQ(run({"right", "broken"}, few, false, true), 1);
}

TEST(Mutation, MakesTheSameOfANumber) {
  Mutation one({"one seed", "another"}, {"piece"}, Mutation::Packed::kNever);
  Mutation other({"one seed", "another"}, {"piece"}, Mutation::Packed::kNever);
  std::size_t changed = 0;
  for (std::uint64_t number = 0; number < 100; ++number) {
    EXPECT_EQ(one.file(number), other.file(number));
    changed += one.file(number) != "one seed" && one.file(number) != "another" ? 1 : 0;
  }
  EXPECT_GT(changed, 50U);
}

}  // namespace
}  // namespace cotejo
