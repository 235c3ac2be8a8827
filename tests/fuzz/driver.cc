// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/driver.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <ctime>
#include <optional>
#include <string_view>

#include "core/base/utf8.h"
#include "tests/fuzz/own_process.h"
#include "tests/fuzz/seed_files.h"
#include "tests/support/temp_dir.h"

namespace cotejo {
namespace {

// Of processor time, for inputs of some 300 KB at most, under the sanitizers.
constexpr double kMostSeconds = 10;
constexpr unsigned kAlarmSeconds = 300;  // ends what does not come back
constexpr std::size_t kMostShown = 600;

// Of this process: how long an input takes must not depend on what else the machine does.
double processor_seconds() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

// A shell that started it would take the signal for the end of all.
void give_up(int) {
  constexpr std::string_view kWhy = "it does not come back; see the file of the last input\n";
  (void)!::write(STDOUT_FILENO, kWhy.data(), kWhy.size());
  ::_exit(1);
}

/// The input that is being tried, for whoever wants to know what it died of.
class LastInput {
 public:
  explicit LastInput(const std::string& path) {
    if (!path.empty()) fd_ = ::open(path.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0644);
  }
  ~LastInput() {
    if (fd_ >= 0) ::close(fd_);
  }
  LastInput(const LastInput&) = delete;
  LastInput& operator=(const LastInput&) = delete;

  void keep(const std::string& input) const {
    if (fd_ < 0) return;
    (void)!::pwrite(fd_, input.data(), input.size(), 0);
    (void)!::ftruncate(fd_, static_cast<off_t>(input.size()));
  }

 private:
  int fd_ = -1;
};

class Run {
 public:
  Run(const FuzzTargetRow& row, const FuzzOptions& options)
      : row_(row), target_(row.make()), last_(options.last) {
    if (row.in_process_of_its_own) own_.emplace(*target_);
  }

  FuzzTarget& target() { return *target_; }
  std::uint64_t taken() const { return own_ ? own_->taken() : target_->taken(); }

  /// Nothing is wrong with it.
  bool passes(const std::string& input, const std::string& name) {
    last_.keep(input);
    const double begun = processor_seconds();
    ::alarm(own_ ? 0 : kAlarmSeconds);
    std::string wrong = own_ ? own_->wrong_with(input) : target_->wrong_with(input);
    ::alarm(0);
    const double spent = processor_seconds() - begun;
    if (spent > slowest_) {
      slowest_ = spent;
      slowest_name_ = name;
    }
    ++inputs_;
    if (wrong.empty() && spent > kMostSeconds) wrong = "it takes very long";
    if (wrong.empty()) return true;
    fmt::print("{} {}: {}\n{}\n", row_.name, name, wrong, printable(input.substr(0, kMostShown)));
    return false;
  }

  void tell(std::uint64_t seed, double seconds, bool found) const {
    fmt::print(
        "{}: {} inputs from seed {} in {:.0f} s, {}; {} taken for right, {} out of time; slowest "
        "{:.2f} s ({})\n",
        row_.name, inputs_, seed, seconds, found ? "1 finding" : "no findings", taken(),
        own_ ? own_->late() : 0, slowest_, slowest_name_);
  }

 private:
  const FuzzTargetRow& row_;
  std::unique_ptr<FuzzTarget> target_;
  std::optional<OwnProcess> own_;
  LastInput last_;
  std::uint64_t inputs_ = 0;
  double slowest_ = 0;
  std::string slowest_name_;
};

bool passes_files(Run& run, const FuzzOptions& options) {
  for (const std::string& file : options.files) {
    if (!run.passes(read_file(file), file)) return false;
  }
  return true;
}

// A mutation of what is not read at all would try little.
bool passes_known(Run& run, const FuzzTargetRow& row) {
  for (const std::string& input : regressions_of(row.name)) {
    if (!run.passes(input, "regression")) return false;
  }
  for (const std::string& seed : run.target().seeds()) {
    const std::uint64_t before = run.taken();
    if (!run.passes(seed, "seed")) return false;
    if (row.every_seed_is_right && run.taken() == before) {
      fmt::print("{}: a seed is refused\n{}\n", row.name, seed.substr(0, kMostShown));
      return false;
    }
  }
  if (run.taken() == 0) fmt::print("{}: all seeds are refused\n", row.name);
  return run.taken() != 0;
}

}  // namespace

int throw_inputs(const FuzzTargetRow& row, const FuzzOptions& options) {
  std::signal(SIGALRM, give_up);
  const auto start = std::chrono::steady_clock::now();
  const auto seconds = [&] {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  Run run(row, options);
  bool passed = options.files.empty() ? passes_known(run, row) : passes_files(run, options);
  const std::uint64_t most = options.inputs == 0 ? row.inputs_of_a_test : options.inputs;
  for (std::uint64_t i = 0; options.files.empty() && passed && i < most; ++i) {
    if (seconds() > options.seconds) break;
    const std::uint64_t number = options.seed + i;
    passed = run.passes(run.target().input(number), fmt::format("--seed {} --inputs 1", number));
  }
  run.tell(options.seed, seconds(), !passed);
  return passed ? 0 : 1;
}

}  // namespace cotejo
