// SPDX-License-Identifier: GPL-3.0-or-later
// Throws files made by mutation, the same for the same seed, at the reader of one format. What it
// dies of, or takes too long for, is left in the file FORMAT-fuzz.last. Stops at the first finding.
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <string>
#include <string_view>

#include "tests/fuzz/mutation.h"
#include "tests/fuzz/reader_checks.h"
#include "tests/fuzz/reader_seeds.h"
#include "tests/support/temp_dir.h"

namespace cotejo {
namespace {

// Of processor time, for files of some 300 KB at most, under the sanitizers.
constexpr double kMostSeconds = 10;
constexpr unsigned kAlarmSeconds = 300;  // ends what does not come back
// poppler is not ours to bound, and takes minutes under the sanitizers for some files of two
// kilobytes: as in the worker, a process of its own has 60 s of processor time and then ends.
constexpr rlim_t kPdfCpuSeconds = 60;

struct Options {
  std::string format;
  std::string file;  // only this one
  std::uint64_t files = 1'000;
  std::uint64_t seed = 1;
  double seconds = 1e9;
};

class Clock {
 public:
  double seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
  }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

// Of this process: how long a file takes must not depend on what else the machine does.
double processor_seconds() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

// A shell that started it would take the signal for the end of all.
void give_up(int) {
  constexpr std::string_view kWhy = "it does not come back; see FORMAT-fuzz.last\n";
  (void)!::write(STDOUT_FILENO, kWhy.data(), kWhy.size());
  ::_exit(1);
}

/// The checks of one file, made in a process of its own: what ends that costs one file.
class ChecksInChild {
 public:
  explicit ChecksInChild(ReaderChecks& checks) : checks_(checks) {
    void* memory =
        ::mmap(nullptr, sizeof(Answer), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) throw std::bad_alloc();
    answer_ = new (memory) Answer;
  }
  ~ChecksInChild() { ::munmap(answer_, sizeof(Answer)); }
  ChecksInChild(const ChecksInChild&) = delete;
  ChecksInChild& operator=(const ChecksInChild&) = delete;

  /// As ReaderChecks has it; what runs out of time is not wrong, and counted.
  std::string wrong_with(const std::string& file) {
    *answer_ = {};
    const pid_t child = ::fork();
    if (child == 0) {
      const rlimit cpu{kPdfCpuSeconds, kPdfCpuSeconds};
      ::setrlimit(RLIMIT_CPU, &cpu);
      const std::string wrong = checks_.wrong_with(file);
      answer_->tally = checks_.tally();
      wrong.copy(answer_->wrong.data(), answer_->wrong.size() - 1);
      ::_exit(0);
    }
    int status = 0;
    if (child < 0 || ::waitpid(child, &status, 0) != child) return "no process can be made for it";
    if (WIFSIGNALED(status) && (WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGKILL)) {
      ++late_;
      return "";
    }
    if (status != 0) return "its process died";
    checks_.set_tally(answer_->tally);
    return answer_->wrong.data();
  }
  std::size_t late() const { return late_; }

 private:
  struct Answer {
    ReaderTally tally;
    std::array<char, 4096> wrong{};
  };
  ReaderChecks& checks_;
  Answer* answer_;
  std::size_t late_ = 0;
};

int run_one(const Options& options) {
  const Clock clock;
  const std::string wrong = ReaderChecks(options.format).wrong_with(read_file(options.file));
  fmt::print("{}: {}, {:.2f} s\n", options.file, wrong.empty() ? "no finding" : wrong,
             clock.seconds());
  return wrong.empty() ? 0 : 1;
}

int run(const Options& options) {
  ReaderSeeds seeds = reader_seeds(options.format);
  ReaderChecks checks(options.format);
  for (const std::string& file : seeds.files) {
    const std::size_t before = checks.tally().statements;
    const std::string wrong = checks.wrong_with(file);
    if (wrong.empty() && checks.tally().statements > before) continue;
    // A mutation of what is not read at all would try little. Some pages have no date on purpose.
    if (wrong.empty() && options.format == "html") continue;
    fmt::print("{}: a seed is not read: {}\n{}\n", options.format, wrong, file.substr(0, 300));
    return 1;
  }
  Mutation mutation(std::move(seeds.files), std::move(seeds.pieces));
  const bool is_pdf = options.format == "pdf";
  ChecksInChild in_child(checks);
  const Clock clock;
  double slowest = 0;
  std::uint64_t slowest_seed = 0;
  std::uint64_t done = 0;
  std::string wrong;
  for (; done < options.files && clock.seconds() < options.seconds && wrong.empty(); ++done) {
    const std::string file = mutation.file(options.seed + done);
    std::ofstream(options.format + "-fuzz.last", std::ios::binary | std::ios::trunc) << file;
    const double begun = processor_seconds();
    ::alarm(is_pdf ? 0 : kAlarmSeconds);
    wrong = is_pdf ? in_child.wrong_with(file) : checks.wrong_with(file);
    ::alarm(0);
    const double taken = processor_seconds() - begun;
    if (taken > slowest) {
      slowest = taken;
      slowest_seed = options.seed + done;
    }
    if (wrong.empty() && !is_pdf && taken > kMostSeconds) wrong = "it takes very long";
  }
  if (!wrong.empty()) fmt::print("--seed {} --files 1: {}\n", options.seed + done - 1, wrong);
  const ReaderTally& tally = checks.tally();
  fmt::print(
      "{}: {} files from seed {} in {:.0f} s, {}; {} statements, {} faults, {} unreadable, {} "
      "out of time; slowest {:.2f} s (seed {})\n",
      options.format, done, options.seed, clock.seconds(),
      wrong.empty() ? "no findings" : "1 finding", tally.statements, tally.faults, tally.unreadable,
      in_child.late(), slowest, slowest_seed);
  return wrong.empty() ? 0 : 1;
}

}  // namespace
}  // namespace cotejo

int main(int argc, char** argv) {
  cotejo::Options options;
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string_view name = argv[i];
    if (name == "--format") options.format = argv[i + 1];
    if (name == "--file") options.file = argv[i + 1];
    if (name == "--files") options.files = std::strtoull(argv[i + 1], nullptr, 10);
    if (name == "--seed") options.seed = std::strtoull(argv[i + 1], nullptr, 10);
    if (name == "--seconds") options.seconds = std::strtod(argv[i + 1], nullptr);
  }
  const auto& formats = cotejo::kReaderFormats;
  if (std::find(formats.begin(), formats.end(), options.format) == formats.end()) {
    fmt::print(stderr, "reader-fuzz: give --format, one of {}\n", fmt::join(formats, ", "));
    return 2;
  }
  if (!options.file.empty()) return cotejo::run_one(options);
  std::signal(SIGALRM, cotejo::give_up);
  return cotejo::run(options);
}
